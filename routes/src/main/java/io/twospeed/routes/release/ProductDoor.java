package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.ApiProduct;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where products are served: the fast door, as the host sees it. */
@FunctionalInterface
public interface ProductDoor {
  /**
   * Changes what new requests go to, all of it at the same moment.
   *
   * @param come each in the place of the one of its name
   * @param go names of products that are no more
   * @return why some did not come, by name; what was there under their names stays
   */
  Map<String, List<Finding>> change(Collection<? extends ApiProduct> come, Collection<String> go);
}
