"""How values are written on a page."""


def amount(value):
    """Decimal("22.02") as "22,02"."""
    return f"{value:.2f}".replace(".", ",")


def short(value):
    """The same without noughts at its end."""
    return amount(value).rstrip("0").rstrip(",")


def share(value):
    """A share of a hundred with up to two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def day(date):
    return date.strftime("%d/%m/%Y")


def is_year(first_day, last_day):
    return first_day.month != last_day.month


def in_short(last_day):
    return f"{last_day.month}/{last_day.year}"


def period(first_day, last_day):
    return f"năm {last_day.year}" if is_year(first_day, last_day) else f"tháng {in_short(last_day)}"


def code(first_day, last_day):
    return last_day.strftime("%Y" if is_year(first_day, last_day) else "%Y-%m")
