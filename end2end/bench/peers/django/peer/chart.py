"""The two drawings of an indicator: its ruler and its course."""

from decimal import Decimal

from peer.text import amount, in_short, share

STEPS = 5


def step(most):
    """The smallest step of 1, 2 or 5 of which five reach the value."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power * STEPS >= most:
                return factor * power
        power *= 10


def at(value, step):
    """Where a value stands on a scale, of a hundred."""
    return value * 100 / Decimal(step * STEPS)


def ticks(step):
    return [
        {
            "tone": "" if number in (0, STEPS) else "fine",
            "x": f"{number * 100 // STEPS}%",
            "anchor": {0: "start", STEPS: "end"}.get(number, "middle"),
            "text": number * step,
        }
        for number in range(STEPS + 1)
    ]


def grid(step):
    return [
        {"y": f"{100 - number * 100 // STEPS}%", "tone": "grid" if number else "axis", "text": number * step}
        for number in range(STEPS + 1)
    ]


def course(figures, step):
    """The line's points, and a dot for each figure."""
    last = len(figures) - 1
    points, dots = [], []
    for number, figure in enumerate(figures):
        x = share((number + 0.5) / len(figures) * 100)
        y = share(100 - at(figure.amount, step))
        points.append(f"{x},{y}")
        to_end = last - number
        dots.append(
            {
                "x": f"{x}%",
                "y": f"{y}%",
                "reading": amount(figure.amount) if number in (0, last) else "",
                "reading_tone": "reading" if number == last else "reading fine",
                "label": in_short(figure.last_day) if to_end % 2 == 0 else "",
                "label_x": "100%" if number == last else f"{x}%",
                "anchor": "end" if number == last else "middle",
                "tone": "fine" if to_end % 4 == 2 else "",
            }
        )
    return " ".join(points), dots
