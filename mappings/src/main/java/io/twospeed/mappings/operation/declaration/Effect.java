package io.twospeed.mappings.operation.declaration;

/** What an operation does to the core. Only what changes can be in doubt. */
public enum Effect {
  READS,
  CHANGES
}
