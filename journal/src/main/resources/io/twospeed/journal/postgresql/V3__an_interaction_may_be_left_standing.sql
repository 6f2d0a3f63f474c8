ALTER TABLE interaction DROP CONSTRAINT interaction_state;
ALTER TABLE interaction ADD CONSTRAINT interaction_state CHECK (
  state IN ('RUNNING', 'FINISHED', 'FAILED', 'TO_BE_UNDONE', 'UNDONE', 'LEFT_STANDING'));
