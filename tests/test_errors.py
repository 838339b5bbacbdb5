from smwork.errors import (
    ConflictError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
    SchemaTooNewError,
    SmworkError,
    StoreUnavailableError,
)


def test_every_error_of_ours_can_be_caught_as_one_family() -> None:
    raised: list[Exception] = [
        NotFoundError("goal", 7),
        NotAllowedError("delete", "plan"),
        ConflictError("goal", 7, field="statement", theirs="a", yours="b", version=3),
        InvalidError("client", "name", "unique"),
        StoreUnavailableError("disk full"),
        SchemaTooNewError("0009", "0004"),
    ]
    assert all(isinstance(error, SmworkError) for error in raised)


def test_a_conflict_carries_both_values_so_that_both_can_be_shown() -> None:
    conflict = ConflictError("goal", 7, field="deadline", theirs=None, yours="2027", version=3)

    assert (conflict.field, conflict.theirs, conflict.yours) == ("deadline", None, "2027")
    assert (conflict.kind, conflict.record_id, conflict.version) == ("goal", 7, 3)


def test_a_conflicts_message_keeps_the_values_out_of_the_log() -> None:
    conflict = ConflictError("goal", 7, field="why", theirs="secret", yours="hidden", version=3)

    assert "secret" not in str(conflict)
    assert "hidden" not in str(conflict)
