"""Laws that hold whatever happens in whatever order: how often and how long a machine of steps is tried."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

_CHECKS = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def try_out(machine: type[RuleBasedStateMachine], examples: int, steps: int) -> None:
    """Run this many examples of at most this many steps each."""
    profile = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=_CHECKS
    )
    run_state_machine_as_test(machine, settings=profile)
