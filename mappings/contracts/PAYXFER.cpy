000100***************************************************************   PAYXFER 
000200* PAYXFER - TRANSFER BETWEEN ACCOUNTS                         *   PAYXFER 
000300* QUEUE CORE.PAY.XFER     TXN-CODE PAYXFER                    *   PAYXFER 
000400*-------------------------------------------------------------*   PAYXFER 
000500* DATE       CHANGE   DESCRIPTION                             *   PAYXFER 
000600* 1995-08-28 CR00803  FIRST ISSUE.                            *   PAYXFER 
000700* 2002-04-15 CR04930  XFER-HOLD-ID: A HOLD THE TRANSFER USES UP.* PAYXFER 
000800* 2011-11-02 CR11846  DUPLICATE CLIENT-REF REFUSED (3001).    *   PAYXFER 
000900***************************************************************   PAYXFER 
001000 01  XFER-REQ.                                                    PAYXFER 
001100     COPY COREHDR.                                                PAYXFER 
001200     05  DEBIT-ACCT              PIC X(12).                       PAYXFER 
001300     05  CREDIT-ACCT             PIC X(12).                       PAYXFER 
001400     05  XFER-AMT                PIC S9(13)V99    COMP-3.         PAYXFER 
001500     05  XFER-CCY                PIC X(03).                       PAYXFER 
001600*    ZERO = TODAY                                                 PAYXFER 
001700     05  VALUE-DATE              PIC 9(08).                       PAYXFER 
001800*    SPACES = NONE                                                PAYXFER 
001900     05  XFER-HOLD-ID            PIC X(12).                       PAYXFER 
002000     05  XFER-TEXT               PIC X(40).                       PAYXFER 
002100                                                                  PAYXFER 
002200 01  XFER-RSP.                                                    PAYXFER 
002300     COPY COREHDR.                                                PAYXFER 
002400     05  CORE-TXN-ID             PIC X(16).                       PAYXFER 
002500     05  POST-DATE               PIC 9(08).                       PAYXFER 
002600     05  POST-TIME               PIC 9(06).                       PAYXFER 
002700     05  XFER-AMT                PIC S9(13)V99    COMP-3.         PAYXFER 
002800     05  XFER-CCY                PIC X(03).                       PAYXFER 
002900     05  DEBIT-BAL-AFTER         PIC S9(13)V99    COMP-3.         PAYXFER 
