package io.twospeed.mappings.operation;

/** What an operation does to the core. Only what changes can be in doubt. */
public enum Effect {
  READS,
  CHANGES
}
