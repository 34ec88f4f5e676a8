"""The three pages."""

from django.db.models import Count, Max, Min, Q
from django.http import Http404
from django.shortcuts import render

from peer import chart
from peer.models import Figure, Indicator, Programme, Promise, Task, Unit
from peer.text import amount, code, day, period, share, short

A_PAGE = 50
UNITS_IN_SIGHT = 8
ENTRIES_IN_SIGHT = 6
NONE = "–"


def home(request):
    squares = list(Indicator.objects.order_by("programme_id", "name").values("slug", "name", "tone", "state"))
    programmes = Programme.objects.order_by("id").annotate(
        count=Count("tasks"), drafts=Count("tasks", filter=Q(tasks__draft=True))
    )
    lines = [
        {
            "slug": one.slug,
            "title": one.title,
            "issuer": one.issuer.name,
            "first_year": one.first_year,
            "last_year": one.last_year,
            "tasks": one.count,
            "drafts": one.drafts,
        }
        for one in programmes.select_related("issuer")
    ]
    return render(
        request,
        "home.html",
        {"total": len(squares), "squares": squares, "news": news(), "programmes": lines},
    )


def news():
    """What was published last: how many figures a programme, and the first of them."""
    last_day = Figure.objects.aggregate(last=Max("last_day"))["last"]
    latest = Figure.objects.filter(last_day=last_day)
    groups = dict(
        latest.values_list("indicator__programme_id")
        .annotate(count=Count("*"))
        .values_list("indicator__programme_id", "count")
    )
    codes = latest.values("indicator__programme_id").annotate(code=Min("indicator__code")).values("code")
    firsts = (
        latest.filter(indicator__code__in=codes)
        .select_related("indicator__programme", "unit")
        .order_by("indicator__programme_id")
    )
    return [
        {
            "iso": one.last_day.isoformat(),
            "day": day(one.last_day),
            "count": groups[one.indicator.programme_id],
            "rest": groups[one.indicator.programme_id] - 1,
            "slug": one.indicator.slug,
            "name": one.indicator.name,
            "period": period(one.first_day, one.last_day),
            "value": f"{amount(one.amount)} {one.indicator.measure}",
            "unit_slug": one.unit.slug,
            "unit": one.unit.name,
            "programme_slug": one.indicator.programme.slug,
            "programme": one.indicator.programme.title,
        }
        for one in firsts
    ]


def table(request):
    asked = request.GET.get("q", "")
    found = Indicator.objects.filter(folded__contains=asked)
    total = found.count()
    shown = list(found.select_related("programme").order_by("name")[:A_PAGE])
    programmes = (
        Programme.objects.filter(indicators__folded__contains=asked)
        .annotate(count=Count("indicators"))
        .order_by("id")
        .values("slug", "title", "count")
    )
    units = list(
        Unit.objects.filter(promises__indicator__folded__contains=asked)
        .annotate(count=Count("promises"))
        .order_by("name")
        .values("slug", "name", "count")
    )
    return render(
        request,
        "table.html",
        {
            "results": [
                {"slug": one.slug, "name": one.name, "state": one.state, "programme": one.programme.title}
                for one in shown
            ],
            "last": shown[-1].code if shown else "",
            "unit_count": Unit.objects.filter(folded__contains=asked).count(),
            "programme_count": Programme.objects.filter(folded__contains=asked).count(),
            "indicator_count": total,
            "task_count": Task.objects.filter(folded__contains=asked).count(),
            "programmes": programmes,
            "first_units": units[:UNITS_IN_SIGHT],
            "units": units[UNITS_IN_SIGHT:],
        },
    )


def indicator(request, slug):
    shown = Indicator.objects.select_related("programme").filter(slug=slug).first()
    figures = list(shown.figures.select_related("unit").order_by("last_day")) if shown else []
    if not figures:
        raise Http404
    headline = figures[-1]
    known = [one for one in figures if one.unit_id == headline.unit_id]
    step = chart.step(max(one.amount for one in known))
    points, dots = chart.course(known, step)
    rows = rows_of(shown, figures)
    spans = list(dict.fromkeys((row["first_day"], row["last_day"]) for row in rows))
    entries = list(shown.entries.order_by("place").values("who", "what", "number", "hash"))
    first = known[0]
    headline_period = period(headline.first_day, headline.last_day)
    return render(
        request,
        "indicator.html",
        {
            "slug": shown.slug,
            "name": shown.name,
            "programme_slug": shown.programme.slug,
            "programme": shown.programme.title,
            "unit": headline.unit.name,
            "amount": amount(headline.amount),
            "measure": shown.measure,
            "period": headline_period,
            "since": day(headline.last_day),
            "ground": headline.ground,
            "summary": f"Từ {short(first.amount)} ({period(first.first_day, first.last_day)}) "
            f"đến {short(headline.amount)} ({headline_period}), {len(known)} kỳ có số liệu.",
            "width": f"{share(chart.at(headline.amount, step))}%",
            "ticks": chart.ticks(step),
            "units": [
                {"slug": slug, "name": name, "selected": slug == headline.unit.slug}
                for name, slug in sorted({(row["unit"], row["unit_slug"]) for row in rows})
            ],
            "periods": [
                {
                    "slug": code(*span),
                    "name": period(*span),
                    "selected": span == (headline.first_day, headline.last_day),
                }
                for span in spans
            ],
            "grid": chart.grid(step),
            "line": points,
            "dots": dots,
            "series": [
                {
                    "period": period(one.first_day, one.last_day),
                    "value": f"{amount(one.amount)} {shown.measure}",
                    "state": shown.state,
                }
                for one in known
            ],
            "rows": rows,
            "entries": entries[:ENTRIES_IN_SIGHT],
            "more": entries[ENTRIES_IN_SIGHT:],
            "more_count": max(0, len(entries) - ENTRIES_IN_SIGHT),
        },
    )


def rows_of(shown, figures):
    """Every figure and every promise, the latest first."""

    def row(one, target, value, ground):
        return {
            "first_day": one.first_day,
            "last_day": one.last_day,
            "period": period(one.first_day, one.last_day),
            "unit_slug": one.unit.slug,
            "unit": one.unit.name,
            "target": target,
            "value": value,
            "state": shown.state,
            "ground": ground,
        }

    promises = Promise.objects.filter(indicator=shown).select_related("unit")
    rows = [row(one, NONE, f"{amount(one.amount)} {shown.measure}", one.ground) for one in figures]
    rows += [row(one, f"từ {one.at_least} {shown.measure} trở lên", NONE, "") for one in promises]
    rows.sort(key=lambda one: one["unit"])
    rows.sort(key=lambda one: (one["first_day"], one["last_day"]), reverse=True)
    return rows
