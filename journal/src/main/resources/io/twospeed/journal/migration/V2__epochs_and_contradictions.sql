-- What an instance that was paused may not do any more, and what is owed where the core contradicts
-- what was settled.

-- One row an instance's name; each life of it has the next epoch, and holds rows as NAME#EPOCH.
CREATE TABLE instance (
  name     varchar(64) NOT NULL PRIMARY KEY,
  epoch    bigint      NOT NULL,
  began_at bigint      NOT NULL,
  seen_at  bigint      NOT NULL
);

-- How often it may have been sent: whoever settles it as not done has to know of every sending.
ALTER TABLE core_call ADD COLUMN sends integer NOT NULL DEFAULT 1;
-- Since when the core is known to contradict what was settled.
ALTER TABLE core_call ADD COLUMN contradicted_at bigint;
-- When the core is asked again about what its UNKNOWN settled; null where it is not.
ALTER TABLE core_call ADD COLUMN ask_again_at bigint;
ALTER TABLE core_call ADD COLUMN asked_again integer NOT NULL DEFAULT 0;

CREATE INDEX core_call_ask_again ON core_call (ask_again_at) WHERE ask_again_at IS NOT NULL;
CREATE INDEX core_call_contradicted ON core_call (contradicted_at) WHERE contradicted_at IS NOT NULL;
