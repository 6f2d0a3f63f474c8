package io.twospeed.mqstandin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Server sockets of a TLS context; cipher suites are the JDK's. */
final class TlsSockets extends ServerSocketFactory {
  private final SSLContext context;
  private final boolean clientCertificate;

  TlsSockets(SSLContext context, boolean clientCertificate) {
    this.context = context;
    this.clientCertificate = clientCertificate;
  }

  private ServerSocket secured(ServerSocket socket) {
    if (socket instanceof SSLServerSocket tls) {
      tls.setNeedClientAuth(clientCertificate);
    }
    return socket;
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return secured(context.getServerSocketFactory().createServerSocket());
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return secured(context.getServerSocketFactory().createServerSocket(port));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return secured(context.getServerSocketFactory().createServerSocket(port, backlog));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return secured(context.getServerSocketFactory().createServerSocket(port, backlog, address));
  }
}
