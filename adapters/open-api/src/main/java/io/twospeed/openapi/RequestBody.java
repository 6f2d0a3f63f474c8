package io.twospeed.openapi;

import java.util.List;

/**
 * What an operation takes as its body.
 *
 * @param mediaTypes lower case, without parameters, each of them JSON
 */
record RequestBody(boolean required, List<String> mediaTypes, Shape shape) {

  boolean takes(String mediaType) {
    for (String known : mediaTypes) {
      if (known.equals(mediaType)
          || (known.equals("application/*") && MediaTypes.isJson(mediaType))) {
        return true;
      }
    }
    return false;
  }
}
