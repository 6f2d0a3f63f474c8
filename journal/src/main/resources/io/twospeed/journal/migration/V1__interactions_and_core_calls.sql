-- SQLite and PostgreSQL both run this file; what they say differently is in two placeholders.
-- Times are microseconds since 1970-01-01T00:00:00Z. On PostgreSQL: to_timestamp(created_at / 1e6)
-- Nothing personal stands here in clear: payload, response, request, reply and who_and_why are
-- encrypted (AES-GCM; the column beside each names the key), key_digest is a SHA-256.

CREATE TABLE interaction (
  seq             ${sequence},
  id              varchar(32)  NOT NULL UNIQUE,
  client          varchar(128) NOT NULL,
  key_digest      varchar(64)  NOT NULL,
  payload         ${bytes}        NOT NULL,
  payload_key     varchar(32)  NOT NULL,
  product         varchar(128) NOT NULL,
  product_version varchar(128) NOT NULL,
  operation       varchar(128) NOT NULL,
  trace_id        varchar(32)  NOT NULL,
  deadline        bigint NOT NULL,
  state           varchar(16)  NOT NULL,
  reason          varchar(64),
  created_at      bigint NOT NULL,
  changed_at      bigint NOT NULL,
  ended_at        bigint,
  owner           varchar(64),
  lease_until     bigint,
  response        ${bytes},
  response_key    varchar(32),
  -- What is owed in its place where a call is left standing; under the same key.
  response_standing ${bytes},
  CONSTRAINT interaction_once UNIQUE (client, key_digest),
  CONSTRAINT interaction_state CHECK (
    state IN ('RUNNING', 'FINISHED', 'FAILED', 'TO_BE_UNDONE', 'UNDONE'))
);

-- The lease is null where an interaction has ended: a claim looks at the unfinished ones only.
CREATE INDEX interaction_open ON interaction (state, lease_until);
CREATE INDEX interaction_ended ON interaction (ended_at);

CREATE TABLE core_call (
  seq             ${sequence},
  reference       varchar(32)  NOT NULL UNIQUE,
  interaction_id  varchar(32)  NOT NULL REFERENCES interaction (id),
  operation       varchar(128) NOT NULL,
  product         varchar(128) NOT NULL,
  product_version varchar(128) NOT NULL,
  core_system     varchar(128) NOT NULL,
  inquiry         varchar(128),
  resend          varchar(128),
  reversal        varchar(128),
  -- Why it is left standing when its interaction is undone.
  stands          varchar(200),
  reverses        varchar(32),
  correlation     varchar(128),
  state           varchar(16)  NOT NULL,
  created_at      bigint NOT NULL,
  state_since     bigint NOT NULL,
  claims          integer      NOT NULL,
  owner           varchar(64),
  lease_until     bigint,
  -- One line for each thing learned, only ever appended: time, kind, code.
  evidence        varchar(20000) NOT NULL,
  request         ${bytes}        NOT NULL,
  request_key     varchar(32)  NOT NULL,
  reply           ${bytes},
  reply_key       varchar(32),
  CONSTRAINT core_call_state CHECK (
    state IN ('PLANNED', 'SENT', 'CONFIRMED', 'REJECTED', 'NOT_DONE', 'IN_DOUBT', 'REVERSING',
              'REVERSED', 'PARKED'))
);

CREATE INDEX core_call_interaction ON core_call (interaction_id, seq);
CREATE INDEX core_call_open ON core_call (state, lease_until);
CREATE INDEX core_call_correlation ON core_call (correlation);

CREATE TABLE core_call_decision (
  seq             ${sequence},
  reference       varchar(32)  NOT NULL REFERENCES core_call (reference),
  outcome         varchar(16)  NOT NULL,
  decided_at      bigint NOT NULL,
  who_and_why     ${bytes}        NOT NULL,
  who_and_why_key varchar(32)  NOT NULL
);

CREATE INDEX core_call_decision_reference ON core_call_decision (reference);

-- A client that wants to be told when its interaction has ended; the row goes when it was.
CREATE TABLE notification (
  interaction_id  varchar(32)  NOT NULL PRIMARY KEY REFERENCES interaction (id),
  url             ${bytes}        NOT NULL,
  url_key         varchar(32)  NOT NULL,
  attempts        integer      NOT NULL,
  due             bigint       NOT NULL
);

CREATE INDEX notification_due ON notification (due);
