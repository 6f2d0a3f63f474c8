package io.twospeed.openapi.contract;

import io.twospeed.openapi.http.MediaTypes;
import io.twospeed.openapi.schema.Shape;
import java.util.List;

/**
 * What an operation takes as its body.
 *
 * @param mediaTypes lower case, without parameters, each of them JSON
 */
public record RequestBody(boolean required, List<String> mediaTypes, Shape shape) {

  public boolean takes(String mediaType) {
    for (String known : mediaTypes) {
      if (known.equals(mediaType)
          || (known.equals("application/*") && MediaTypes.isJson(mediaType))) {
        return true;
      }
    }
    return false;
  }
}
