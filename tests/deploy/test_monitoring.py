"""The dashboard, the alerts and the configuration of Prometheus name what the gateway serves."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest
import yaml
from prometheus_client.core import Metric
from prometheus_client.metrics import MetricWrapperBase

from gateway.observability.exposition import _Disk, _Processes
from services.http_errors import REASONS
from services.jobs.kinds import KINDS
from services.observability.metrics import Metrics
from tests.deploy.promtool import check

ROOT = Path(__file__).parents[2]
DASHBOARD = ROOT / "deploy" / "grafana" / "log10-gateway.json"
PROMETHEUS = ROOT / "deploy" / "prometheus"
ALERTS = PROMETHEUS / "alerts.yml"
ALERTS_TESTS = (PROMETHEUS / "alerts.test.yml", PROMETHEUS / "alerts.days.test.yml")

# Prometheus has these of each target, whatever that serves.
OF_PROMETHEUS = {"up": {"job", "instance"}}
OF_TARGETS = {"job", "instance"}
SUFFIXES = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
WORDS = {"and", "or", "unless", "offset", "bool", "inf", "nan"}
CLAUSE = re.compile(r"\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^()]*)\)")
MATCHER = re.compile(r'([a-zA-Z_]\w*)\s*(?:=~|!~|!=|=)\s*"([^"]*)"')
LABEL_IN_LEGEND = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
LABEL_IN_ANNOTATION = re.compile(r"\$labels\.(\w+)")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the series process_... are served on Linux only"
)


class Use(NamedTuple):
    """Where an expression stands, what it is, and the labels that are shown of its result."""

    where: str
    expression: str
    shown: frozenset[str]


def of_metrics() -> dict[str, set[str]]:
    """Return the labels of each series that a gateway counts itself, as Prometheus names them."""
    found = {}
    for collector in Metrics().registry._collector_to_names:
        assert isinstance(collector, MetricWrapperBase)
        [family] = collector.describe()
        labels = set(collector._labelnames)
        for suffix in SUFFIXES[family.type]:
            found[family.name + suffix] = labels | ({"le"} if suffix == "_bucket" else set())
    return found


def of_collectors(folder: Path) -> dict[str, set[str]]:
    """Return the labels of each series that is found out when it is asked for."""
    families: list[Metric] = [*_Processes().collect(), *_Disk(folder).collect()]
    return {sample.name: set(sample.labels) for family in families for sample in family.samples}


@pytest.fixture(scope="module")
def served() -> Mapping[str, set[str]]:
    """The labels of each series that Prometheus has of a gateway."""
    series = of_metrics() | of_collectors(ROOT)
    return OF_PROMETHEUS | {name: labels | OF_TARGETS for name, labels in series.items()}


def panels() -> list[dict[str, Any]]:
    dashboard = orjson.loads(DASHBOARD.read_bytes())
    found: list[dict[str, Any]] = dashboard["panels"]
    return [*found, *(inner for panel in found for inner in panel.get("panels", ()))]


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load(ALERTS.read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


def on_the_dashboard() -> Iterator[Use]:
    for panel in panels():
        for target in panel.get("targets", ()):
            shown = frozenset(LABEL_IN_LEGEND.findall(target["legendFormat"]))
            yield Use(f"{panel['title']}, {target['refId']}", target["expr"], shown)


def in_the_alerts() -> Iterator[Use]:
    for rule in rules():
        shown = LABEL_IN_ANNOTATION.findall(" ".join(rule["annotations"].values()))
        yield Use(rule["alert"], rule["expr"], frozenset(shown))


def uses() -> list[Use]:
    return [*on_the_dashboard(), *in_the_alerts()]


def names_in(expression: str) -> set[str]:
    """Return the series that an expression names."""
    bare = CLAUSE.sub("", re.sub(r'"[^"]*"', "", expression))
    bare = re.sub(r"\{[^{}]*\}|\[[^\[\]]*\]", "", bare)
    # What stands before a parenthesis is a function, or has lost its clause.
    words = re.findall(r"(?<![\w.$])([a-zA-Z_:][\w:]*)(?![\w:])(?!\s*\()", bare)
    return set(words) - WORDS


def labels_in_clauses(expression: str) -> set[str]:
    clauses = CLAUSE.findall(expression)
    return {label.strip() for clause in clauses for label in clause.split(",") if label.strip()}


def matchers_in(expression: str) -> list[tuple[str, str, str]]:
    """Return the series, the label and the value of each matcher in an expression."""
    return [
        (name, label, value)
        for name, inside in re.findall(r"([a-zA-Z_:][\w:]*)\{([^{}]*)\}", expression)
        for label, value in MATCHER.findall(inside)
    ]


def values_of(label: str) -> set[str]:
    """Return the values that expressions compare a label with."""
    found = [
        value for use in uses() for _, name, value in matchers_in(use.expression) if name == label
    ]
    return {value for alternatives in found for value in alternatives.split("|")} - {
        "",
        f"${label}",
    }


def test_each_series_that_is_named_is_served(served: Mapping[str, set[str]]) -> None:
    wrong = {use.where: names_in(use.expression) - served.keys() for use in uses()}

    assert {where: names for where, names in wrong.items() if names} == {}
    assert all(names_in(use.expression) for use in uses())


def test_each_label_of_a_matcher_is_one_of_its_series(served: Mapping[str, set[str]]) -> None:
    wrong = [
        (use.where, name, label)
        for use in uses()
        for name, label, _ in matchers_in(use.expression)
        if label not in served[name]
    ]

    assert wrong == []


def test_each_label_that_results_are_grouped_by_is_one_of_all_their_series(
    served: Mapping[str, set[str]],
) -> None:
    wrong = {}
    for use in uses():
        named = names_in(use.expression)
        common = set.intersection(*(served[name] for name in named - OF_PROMETHEUS.keys() or named))
        wrong[use.where] = labels_in_clauses(use.expression) - common

    assert {where: labels for where, labels in wrong.items() if labels} == {}


def test_each_label_that_is_shown_is_left_in_the_result(served: Mapping[str, set[str]]) -> None:
    wrong = {}
    for use in uses():
        left = set.union(*(served[name] for name in names_in(use.expression)))
        if re.search(r"\b(?:sum|min|max|count)\b", use.expression):
            left = labels_in_clauses(use.expression) - {"le"}
        wrong[use.where] = use.shown - left

    assert {where: labels for where, labels in wrong.items() if labels} == {}


def test_each_series_of_the_gateway_is_on_the_dashboard() -> None:
    shown = set.union(*(names_in(use.expression) for use in on_the_dashboard()))
    families = {re.sub(r"_(bucket|sum|count)$", "", name) for name in of_metrics()}
    shown_families = {re.sub(r"_(bucket|sum|count)$", "", name) for name in shown}

    assert {name for name in families if name.startswith("log10_")} - shown_families == set()


def test_each_reason_that_is_named_is_one_that_is_counted() -> None:
    assert values_of("reason") - REASONS == set()
    assert values_of("reason")


def test_each_job_and_each_route_that_is_named_is_there() -> None:
    documented = orjson.loads((ROOT / "rest_compat" / "openapi.json").read_bytes())["paths"]
    routes = documented.keys() | {"/graphql", "/metrics", "/healthz", "/readyz"}

    assert values_of("kind") - KINDS.keys() == set()
    assert values_of("http_route") - routes == set()
    assert values_of("kind")
    assert values_of("http_route")


def test_each_panel_says_what_it_shows_and_what_to_do() -> None:
    shown = [panel for panel in panels() if panel["type"] != "row"]
    titles = [panel["title"] for panel in panels()]
    ids = [panel["id"] for panel in panels()]

    assert all(panel["title"] and len(panel["description"]) > 40 for panel in shown)
    assert all(panel["fieldConfig"]["defaults"]["unit"] for panel in shown)
    assert all(target["legendFormat"] for panel in shown for target in panel["targets"])
    assert len(titles) == len(set(titles))
    assert len(ids) == len(set(ids))


def test_panels_do_not_overlap() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in panels():
        at = panel["gridPos"]
        own = {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }
        assert max(x for x, _ in own) < 24
        assert not taken & own, panel["title"]
        taken |= own


def test_the_dashboard_asks_the_data_source_that_is_chosen() -> None:
    dashboard = orjson.loads(DASHBOARD.read_bytes())
    variables = {variable["name"]: variable for variable in dashboard["templating"]["list"]}
    sources = [target["datasource"] for panel in panels() for target in panel.get("targets", ())]

    assert variables.keys() == {"datasource", "job", "instance"}
    assert variables["datasource"]["query"] == "prometheus"
    assert all(source == {"type": "prometheus", "uid": "${datasource}"} for source in sources)
    for use in on_the_dashboard():
        for name in re.findall(r"\b(\w+)\{", use.expression):
            labels = {label for of, label, _ in matchers_in(use.expression) if of == name}
            assert labels >= {"job", "instance"}, use


def test_the_dashboard_is_written_tidily() -> None:
    text = DASHBOARD.read_text()

    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_prometheus_can_read_all_expressions_of_the_dashboard(tmp_path: Path) -> None:
    variables = {"$__rate_interval": "1m", "$__range": "1h", "$job": ".+", "$instance": ".+"}
    recorded = []
    for number, use in enumerate(on_the_dashboard()):
        expression = use.expression
        for name, value in variables.items():
            expression = expression.replace(name, value)
        assert "$" not in expression, use
        recorded.append({"record": f"panel:{number}", "expr": expression})
    file = tmp_path / "dashboard.yml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": recorded}]}))

    check("check", "rules", file)


def test_prometheus_can_read_the_alerts() -> None:
    check("check", "rules", ALERTS)


def test_the_alerts_fire_when_they_should_and_only_then() -> None:
    check("test", "rules", *ALERTS_TESTS)


def test_each_alert_is_seen_to_fire_and_not_to_fire() -> None:
    fires: dict[str, set[bool]] = {}
    tests = [yaml.safe_load(file.read_text())["tests"] for file in ALERTS_TESTS]
    for test in chain(*tests):
        for asked in test["alert_rule_test"]:
            fires.setdefault(asked["alertname"], set()).add(bool(asked.get("exp_alerts")))

    assert fires == {rule["alert"]: {True, False} for rule in rules()}


def test_each_alert_says_what_it_means_and_where_to_read_on() -> None:
    titles = {panel["title"] for panel in panels()}
    for rule in rules():
        said = rule["annotations"]["description"]

        assert rule["labels"]["severity"] in {"critical", "warning"}
        assert "for" in rule
        assert rule["annotations"]["summary"]
        assert "docs/operate.md" in said
        assert set(re.findall(r'panel "([^"]+)"', said)) <= titles
        assert set(re.findall(r'row "([^"]+)"', said)) <= titles


@pytest.mark.parametrize("way", ["beside everything else", "on a port of its own"])
def test_prometheus_can_read_its_configuration(tmp_path: Path, way: str) -> None:
    text = (PROMETHEUS / "prometheus.yml").read_text()
    if way == "on a port of its own":
        first = text.index("  - job_name: log10-gateway")
        second = text.index("  # - job_name: log10-gateway")
        text = text[:first] + text[second:].replace("  # ", "  ")
    (tmp_path / "prometheus.yml").write_text(text)
    (tmp_path / ALERTS.name).write_text(ALERTS.read_text())
    (tmp_path / "metrics-token").write_text("secretsecret")
    [job] = yaml.safe_load(text)["scrape_configs"]

    check("check", "config", tmp_path / "prometheus.yml")

    assert job["job_name"] == "log10-gateway"
    assert ("authorization" in job) == (way == "beside everything else")
