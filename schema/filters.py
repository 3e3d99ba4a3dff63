"""Filters, one shape for all types. A null in a filter is an error, never 'no condition'."""

from typing import Any, TypeVar

import strawberry
from strawberry import Maybe

from schema.conditions import (
    AND,
    NO_INDEX,
    NOT,
    OR,
    TOGETHER,
    CompletionKindFilter,
    CompletionStatusFilter,
    DateTimeFilter,
    DollarsFilter,
    FeedbackValueFilter,
    FinishReasonFilter,
    FloatFilter,
    GraderKindFilter,
    IDFilter,
    JobStateFilter,
    LongFilter,
    MetadataFilter,
    OperationFilter,
    PathFilter,
    SavedViewSubjectFilter,
    SavedViewVisibilityFilter,
    StringFilter,
    TagsFilter,
    TokenRoleFilter,
    ToolNamesFilter,
    condition,
    given,
)
from services import saved_views, session_lists
from services.completions import filters, grade_conditions
from services.feedback import tasks as feedback_tasks
from services.grading import copies, feedback
from services.insight import text_queries
from services.jobs import jobs
from services.session_summaries import MOST_STORED
from services.storage.filters import Filter
from services.tenants import tokens

AnyFilter = TypeVar("AnyFilter", bound=Filter)


def filter_of(type_: type[AnyFilter], input_: Any, **besides: Any) -> AnyFilter:
    """Turn the filter of a list into what services take.

    Args:
        type_: What they take.
        input_: The filter, with a field for each of `type_.FIELDS`, and `and`, `or` and `not`.
        besides: What it has beside these, as services take it.
    """
    alternatives = given(input_.or_)
    return type_(
        fields={
            name: one
            for name in type_.FIELDS
            if (one := condition(getattr(input_, name))) is not None
        },
        and_=[one.to_service() for one in given(input_.and_) or ()],
        or_=None if alternatives is None else [one.to_service() for one in alternatives],
        not_=input_.not_.value.to_service() if input_.not_ is not None else None,
        **besides,
    )


@strawberry.input(
    description="Conditions on who has graded, as clients claim it; all that are given hold "
    "together."
)
class GraderFilter:
    """See `services.feedback.graders`."""

    id: Maybe[IDFilter] = strawberry.field(description="The id that is claimed.")
    name: Maybe[StringFilter] = strawberry.field(description="The name that is claimed.")
    kind: Maybe[GraderKindFilter] = strawberry.field(description="What it is.")


class _OfGrader:
    """Has the conditions on the grader by the names of services."""

    grader: Any

    @property
    def grader_id(self) -> Any:
        return None if self.grader is None else self.grader.value.id

    @property
    def grader_name(self) -> Any:
        return None if self.grader is None else self.grader.value.name

    @property
    def grader_kind(self) -> Any:
        return None if self.grader is None else self.grader.value.kind


_AUTHOR = "The token that has given it; feedback of before gateways stored it has none."
_VALUES = "Values in the answer; all of these hold together."


@strawberry.input(
    description=f"Which of a completion's feedback: {TOGETHER} They count with those of the "
    "filter of completions. What follows changes asks the last "
    f"{copies.MOST} pieces, of their texts {grade_conditions.MAX_TEXT_LENGTH} characters, and of "
    f"an answer {copies.MAX_VALUES_BYTES:,} bytes; all else asks for all of it."
)
class FeedbackCondition(_OfGrader):
    """See `services.completions.grade_conditions.FeedbackCondition`."""

    id: Maybe[IDFilter] = strawberry.field(description="The feedback's id.")
    task_id: Maybe[IDFilter] = strawberry.field(description="The task that it answers.")
    task_version: Maybe[LongFilter] = strawberry.field(
        description="The version of the task it was given under."
    )
    token_id: Maybe[IDFilter] = strawberry.field(description=_AUTHOR)
    grader: Maybe[GraderFilter] = strawberry.field(description="Who has graded.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was given.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was corrected.")
    values: Maybe[list[FeedbackValueFilter]] = strawberry.field(
        description=f"{_VALUES} In what follows changes paths have names alone."
    )
    adjudicates: Maybe[bool] = strawberry.field(description="Whether it is the grade that counts.")
    and_: Maybe[list["FeedbackCondition"]] = strawberry.field(name="and", description=AND)
    or_: Maybe[list["FeedbackCondition"]] = strawberry.field(name="or", description=OR)
    not_: Maybe["FeedbackCondition"] = strawberry.field(name="not", description=NOT)

    def to_service(self) -> grade_conditions.FeedbackCondition:
        """Turn it into what services take."""
        return filter_of(
            grade_conditions.FeedbackCondition,
            self,
            values=[one.to_service() for one in given(self.values) or ()],
            adjudicates=given(self.adjudicates),
        )


@strawberry.input(description="What a completion's feedback is; all that are given hold together.")
class CompletionFeedbackFilter:
    """See `services.completions.grade_conditions.GradesCondition`."""

    some: Maybe[FeedbackCondition] = strawberry.field(
        description="At least one piece is so. An index leads to what has feedback, and to that of "
        "a task if its id is given."
    )
    none: Maybe[FeedbackCondition] = strawberry.field(
        description="No piece is so; also where there is none. No index serves it."
    )
    every: Maybe[FeedbackCondition] = strawberry.field(
        description="All are so; also where there is none: give `graded` beside it. No index "
        "serves it."
    )

    def to_service(self) -> grade_conditions.GradesCondition:
        """Turn it into what services take."""
        return grade_conditions.GradesCondition(
            some=self.some.value.to_service() if self.some is not None else None,
            none=self.none.value.to_service() if self.none is not None else None,
            every=self.every.value.to_service() if self.every is not None else None,
        )


@strawberry.input(description=f"Which completions: {TOGETHER}")
class CompletionFilter:
    """The one filter of completions, wherever they are selected."""

    id: Maybe[IDFilter] = strawberry.field(description="The completion's id.")
    kind: Maybe[CompletionKindFilter] = strawberry.field(description="Chat messages or a prompt.")
    status: Maybe[CompletionStatusFilter] = strawberry.field(description="How far it has come.")
    tags: Maybe[TagsFilter] = strawberry.field(description="Its tags.")
    session_id: Maybe[IDFilter] = strawberry.field(description="The session it is in.")
    model: Maybe[StringFilter] = strawberry.field(
        description="The model: as the response names it, else the request."
    )
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was created.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When it last changed.")
    duration: Maybe[FloatFilter] = strawberry.field(description="Its duration in seconds.")
    total_tokens: Maybe[LongFilter] = strawberry.field(
        description="Its `usage.totalTokens`; a count that is text or negative is left out."
    )
    failure_kind: Maybe[StringFilter] = strawberry.field(description="The kind of its failure.")
    provider: Maybe[StringFilter] = strawberry.field(
        description="Its `provider`. Of this and of `userId`, an index serves `eq` and `in`."
    )
    operation: Maybe[OperationFilter] = strawberry.field(
        description="What the model was asked to do."
    )
    finish_reason: Maybe[FinishReasonFilter] = strawberry.field(
        description="Why the model stopped."
    )
    tool_names: Maybe[ToolNamesFilter] = strawberry.field(
        description="The tools that the response calls. An index serves all but `hasNone` and "
        "`isEmpty`."
    )
    user_id: Maybe[StringFilter] = strawberry.field(description="Whose call it was.")
    cost: Maybe[DollarsFilter] = strawberry.field(description="What it costs in all, in dollars.")
    prompt_tokens: Maybe[LongFilter] = strawberry.field(
        description=f"Its `usage.promptTokens`. {NO_INDEX}"
    )
    completion_tokens: Maybe[LongFilter] = strawberry.field(
        description=f"Its `usage.completionTokens`. {NO_INDEX}"
    )
    cached_tokens: Maybe[LongFilter] = strawberry.field(
        description=f"Its `usage.cachedTokens`. {NO_INDEX}"
    )
    reasoning_tokens: Maybe[LongFilter] = strawberry.field(
        description=f"Its `usage.reasoningTokens`. {NO_INDEX}"
    )
    time_to_first_token: Maybe[FloatFilter] = strawberry.field(
        description=f"Seconds until its first token. {NO_INDEX}"
    )
    prompt_version: Maybe[StringFilter] = strawberry.field(
        description=f"The version of its prompt. {NO_INDEX}"
    )
    payload: Maybe[list[PathFilter]] = strawberry.field(
        description="Values in the request, the response and `extra`; all of these hold together."
    )
    metadata: Maybe[list[MetadataFilter]] = strawberry.field(
        description="Values in its `metadata`; all of these hold together."
    )
    graded: Maybe[bool] = strawberry.field(description="Whether it has feedback for any task.")
    is_altered: Maybe[bool] = strawberry.field(
        description="Whether anything in it could not be stored as it was logged: `alterations`."
    )
    ungraded_for_task: Maybe[strawberry.ID] = strawberry.field(
        description="Is in this task's queue: matches its selector, has no feedback for it yet."
    )
    text: Maybe[str] = strawberry.field(
        description=f"Words to search, up to {text_queries.MAX_LENGTH:,} characters: "
        '`refund "gift card" charg* -visa`, `this or that`. They stand in prompts, messages, tool '
        "calls and their results, outputs or failure reasons; case and accents do not matter. "
        "Where it is given, the index is asked, which is about a second behind: in `completions`, "
        "`sessions`, a session's `completions` and statistics; elsewhere it is an error."
    )
    feedback: Maybe[CompletionFeedbackFilter] = strawberry.field(description="Its feedback.")
    and_: Maybe[list["CompletionFilter"]] = strawberry.field(name="and", description=AND)
    or_: Maybe[list["CompletionFilter"]] = strawberry.field(name="or", description=OR)
    not_: Maybe["CompletionFilter"] = strawberry.field(name="not", description=NOT)

    def to_service(self) -> filters.CompletionFilter:
        """Turn it into what services take."""
        return filter_of(
            filters.CompletionFilter,
            self,
            tags=self.tags.value.to_service() if self.tags is not None else None,
            tool_names=(
                self.tool_names.value.to_service() if self.tool_names is not None else None
            ),
            payload=[one.to_service() for one in given(self.payload) or ()],
            metadata=[one.to_service() for one in given(self.metadata) or ()],
            graded=given(self.graded),
            is_altered=given(self.is_altered),
            ungraded_for_task=given(self.ungraded_for_task),
            text=given(self.text),
            feedback=self.feedback.value.to_service() if self.feedback is not None else None,
        )


@strawberry.input(
    description="Which completions a session must have; both hold together if both are given."
)
class SessionCompletionsFilter:
    """See `services.session_lists.CompletionsCondition`."""

    some: Maybe[CompletionFilter] = strawberry.field(
        description="At least one of its completions matches this."
    )
    none: Maybe[CompletionFilter] = strawberry.field(
        description="None of its completions matches this; an empty session has none."
    )

    def to_service(self) -> session_lists.CompletionsCondition:
        """Turn it into what services take."""
        return session_lists.CompletionsCondition(
            some=self.some.value.to_service() if self.some is not None else None,
            none=self.none.value.to_service() if self.none is not None else None,
        )


@strawberry.input(
    description=f"Which sessions: {TOGETHER} `lastActivityAt`, `completionCount`, `failedCount`, "
    "`totalTokens`, `cost`, `tags` and `user` are summed up beside all writes, and some seconds "
    "behind."
)
class SessionFilter:
    """See `services.session_lists.SessionFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The session's id.")
    name: Maybe[StringFilter] = strawberry.field(description="The session's name.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(
        description="When it was announced, or first named by a completion."
    )
    last_activity_at: Maybe[DateTimeFilter] = strawberry.field(
        description="When its last completion was created; if it has none, when it was itself."
    )
    completion_count: Maybe[LongFilter] = strawberry.field(
        description="How many completions it has."
    )
    failed_count: Maybe[LongFilter] = strawberry.field(
        description="How many of its completions have failed."
    )
    total_tokens: Maybe[LongFilter] = strawberry.field(
        description="The sum of their `usage.totalTokens`."
    )
    cost: Maybe[DollarsFilter] = strawberry.field(
        description="The sum of what they cost, in dollars; it has no value where the price of "
        "none is known."
    )
    tags: Maybe[TagsFilter] = strawberry.field(
        description="The tags of its completions, of which it may have others: the first "
        f"{MOST_STORED:,} in alphabetical order, where there are more."
    )
    user: Maybe[StringFilter] = strawberry.field(
        description="Its `users`: `ne`, `notIn` and `isNull` hold if they hold of all, the others "
        f"if they hold of one; of the first {MOST_STORED:,} in alphabetical order."
    )
    metadata: Maybe[list[MetadataFilter]] = strawberry.field(
        description="Some completion's `metadata`: short for `completions: {some: {metadata: "
        "...}}`, and counted as one such condition."
    )
    text: Maybe[str] = strawberry.field(
        description="Words to search in its completions, up to "
        f"{text_queries.MAX_LENGTH:,} characters: short for `completions: {{some: {{text: "
        "...}}`, and counted as one such condition."
    )
    completions: Maybe[SessionCompletionsFilter] = strawberry.field(
        description="Its completions, as they are now; up to "
        f"{session_lists.MAX_COMPLETIONS_CONDITIONS} such conditions in a filter."
    )
    and_: Maybe[list["SessionFilter"]] = strawberry.field(name="and", description=AND)
    or_: Maybe[list["SessionFilter"]] = strawberry.field(name="or", description=OR)
    not_: Maybe["SessionFilter"] = strawberry.field(name="not", description=NOT)

    def to_service(self) -> session_lists.SessionFilter:
        """Turn it into what services take."""
        wanted = [one.to_service() for one in given(self.metadata) or ()]
        return filter_of(
            session_lists.SessionFilter,
            self,
            tags=self.tags.value.to_service() if self.tags is not None else None,
            metadata=filters.CompletionFilter(metadata=wanted) if wanted else None,
            text=filters.CompletionFilter(text=self.text.value) if self.text is not None else None,
            completions=(
                self.completions.value.to_service() if self.completions is not None else None
            ),
        )


@strawberry.input(description=f"Which feedback: {TOGETHER}")
class FeedbackFilter(_OfGrader):
    """See `services.grading.feedback.FeedbackFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The feedback's id.")
    task_id: Maybe[IDFilter] = strawberry.field(description="The task that it answers.")
    completion_id: Maybe[IDFilter] = strawberry.field(
        description="The completions it grades: `eq` and `in` hold if it grades one of these, `ne` "
        "and `notIn` if it grades none of them."
    )
    task_version: Maybe[LongFilter] = strawberry.field(
        description="The version of the task it was given under."
    )
    comment: Maybe[StringFilter] = strawberry.field(description="Its comment, which may be empty.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was given.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(
        description="When it was last corrected; at first, when it was given."
    )
    token_id: Maybe[IDFilter] = strawberry.field(description=_AUTHOR)
    grader: Maybe[GraderFilter] = strawberry.field(
        description="Who has graded. An index serves `eq` and `in` of its `id`."
    )
    values: Maybe[list[FeedbackValueFilter]] = strawberry.field(description=_VALUES)
    adjudicates: Maybe[bool] = strawberry.field(
        description=f"Whether it is the grade that counts. {NO_INDEX}"
    )
    completion: Maybe[CompletionFilter] = strawberry.field(
        description="A completion that it grades; not in subscriptions, and without `text`. Up to "
        f"{feedback.MAX_COMPLETIONS_CONDITIONS} such conditions in a filter, of which each may "
        f"match {feedback.MAX_COMPLETIONS:,} completions with feedback."
    )
    and_: Maybe[list["FeedbackFilter"]] = strawberry.field(name="and", description=AND)
    or_: Maybe[list["FeedbackFilter"]] = strawberry.field(name="or", description=OR)
    not_: Maybe["FeedbackFilter"] = strawberry.field(name="not", description=NOT)

    def to_service(self) -> feedback.FeedbackFilter:
        """Turn it into what services take."""
        return filter_of(
            feedback.FeedbackFilter,
            self,
            values=[one.to_service() for one in given(self.values) or ()],
            adjudicates=given(self.adjudicates),
            completion=self.completion.value.to_service() if self.completion is not None else None,
        )


@strawberry.input(description=f"Which feedback tasks: {TOGETHER}")
class FeedbackTaskFilter:
    """See `services.feedback.tasks.FeedbackTaskFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The task's id.")
    name: Maybe[StringFilter] = strawberry.field(description="The task's name.")
    version: Maybe[LongFilter] = strawberry.field(description="Its latest version.")
    tags: Maybe[TagsFilter] = strawberry.field(description="The tags that it selects by.")
    is_archived: Maybe[bool] = strawberry.field(
        description="Whether it is archived. Unless this is given somewhere in the filter, what is "
        "archived is left out."
    )
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was made.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When its version was made.")
    and_: Maybe[list["FeedbackTaskFilter"]] = strawberry.field(name="and", description=AND)
    or_: Maybe[list["FeedbackTaskFilter"]] = strawberry.field(name="or", description=OR)
    not_: Maybe["FeedbackTaskFilter"] = strawberry.field(name="not", description=NOT)

    def to_service(self) -> feedback_tasks.FeedbackTaskFilter:
        """Turn it into what services take."""
        return filter_of(
            feedback_tasks.FeedbackTaskFilter,
            self,
            tags=self.tags.value.to_service() if self.tags is not None else None,
            is_archived=given(self.is_archived),
        )


@strawberry.input(description=f"Which saved views: {TOGETHER}")
class SavedViewFilter:
    """See `services.saved_views.SavedViewFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The view's id.")
    name: Maybe[StringFilter] = strawberry.field(description="The view's name.")
    subject: Maybe[SavedViewSubjectFilter] = strawberry.field(description="What it lists.")
    visibility: Maybe[SavedViewVisibilityFilter] = strawberry.field(description="Who sees it.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was made.")
    updated_at: Maybe[DateTimeFilter] = strawberry.field(description="When it last changed.")
    and_: Maybe[list["SavedViewFilter"]] = strawberry.field(name="and", description=AND)
    or_: Maybe[list["SavedViewFilter"]] = strawberry.field(name="or", description=OR)
    not_: Maybe["SavedViewFilter"] = strawberry.field(name="not", description=NOT)

    def to_service(self) -> saved_views.SavedViewFilter:
        """Turn it into what services take."""
        return filter_of(saved_views.SavedViewFilter, self, visibility=condition(self.visibility))


@strawberry.input(description=f"Which jobs: {TOGETHER}")
class JobFilter:
    """See `services.jobs.jobs.JobFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The job's id.")
    kind: Maybe[StringFilter] = strawberry.field(description="What it does.")
    state: Maybe[JobStateFilter] = strawberry.field(description="How far it has come.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was asked for.")
    and_: Maybe[list["JobFilter"]] = strawberry.field(name="and", description=AND)
    or_: Maybe[list["JobFilter"]] = strawberry.field(name="or", description=OR)
    not_: Maybe["JobFilter"] = strawberry.field(name="not", description=NOT)

    def to_service(self) -> jobs.JobFilter:
        """Turn it into what services take."""
        return filter_of(jobs.JobFilter, self)


@strawberry.input(description=f"Which tokens: {TOGETHER}")
class TokenFilter:
    """See `services.tenants.tokens.TokenFilter`."""

    id: Maybe[IDFilter] = strawberry.field(description="The token's id.")
    name: Maybe[StringFilter] = strawberry.field(description="Its name.")
    role: Maybe[TokenRoleFilter] = strawberry.field(description="What it may do.")
    created_at: Maybe[DateTimeFilter] = strawberry.field(description="When it was made.")
    and_: Maybe[list["TokenFilter"]] = strawberry.field(name="and", description=AND)
    or_: Maybe[list["TokenFilter"]] = strawberry.field(name="or", description=OR)
    not_: Maybe["TokenFilter"] = strawberry.field(name="not", description=NOT)

    def to_service(self) -> tokens.TokenFilter:
        """Turn it into what services take."""
        return filter_of(tokens.TokenFilter, self)
