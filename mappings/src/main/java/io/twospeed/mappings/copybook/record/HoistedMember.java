package io.twospeed.mappings.copybook.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.coding.Decoding;
import io.twospeed.mappings.copybook.coding.Encoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A FILLER group: what it holds belongs to the object around it. */
final class HoistedMember extends Member {
  private final Member[] members;
  private final int least;

  HoistedMember(List<Member> members) {
    this.members = members.toArray(new Member[0]);
    this.least = members.stream().mapToInt(Member::leastLength).sum();
  }

  @Override
  int leastLength() {
    return least;
  }

  @Override
  int shortestLength() {
    return shortest(members, least);
  }

  @Override
  void decode(Decoding run, ObjectNode into) {
    for (Member member : members) {
      member.decode(run, into);
    }
  }

  @Override
  void encode(@Nullable JsonNode from, Encoding run) {
    for (Member member : members) {
      member.encode(from, run);
    }
  }
}
