ALTER TABLE interaction DROP CONSTRAINT interaction_state;
ALTER TABLE interaction ADD CONSTRAINT interaction_state CHECK (
  state IN ('RUNNING', 'FINISHED', 'FAILED', 'TO_BE_UNDONE', 'UNDONE', 'LEFT_STANDING'));
ALTER TABLE core_call DROP CONSTRAINT core_call_state;
ALTER TABLE core_call ADD CONSTRAINT core_call_state CHECK (
  state IN ('PLANNED', 'SENT', 'CONFIRMED', 'REJECTED', 'NOT_DONE', 'IN_DOUBT', 'REVERSING',
            'REVERSED', 'PARKED', 'CONTRADICTED'));
