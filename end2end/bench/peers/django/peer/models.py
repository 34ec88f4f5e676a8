"""The tables of schema.sql."""

from django.db import models


class Unit(models.Model):
    slug = models.TextField(unique=True)
    name = models.TextField()
    folded = models.TextField()
    kind = models.TextField()

    class Meta:
        managed = False
        db_table = "units"


class Programme(models.Model):
    slug = models.TextField(unique=True)
    title = models.TextField()
    folded = models.TextField()
    issuer = models.ForeignKey(Unit, models.DO_NOTHING)
    first_year = models.IntegerField()
    last_year = models.IntegerField()

    class Meta:
        managed = False
        db_table = "programmes"


class Indicator(models.Model):
    slug = models.TextField(unique=True)
    code = models.TextField()
    name = models.TextField()
    folded = models.TextField()
    programme = models.ForeignKey(Programme, models.DO_NOTHING, related_name="indicators")
    measure = models.TextField()
    tone = models.TextField()
    state = models.TextField()

    class Meta:
        managed = False
        db_table = "indicators"


class Figure(models.Model):
    pk = models.CompositePrimaryKey("indicator_id", "unit_id", "last_day")
    indicator = models.ForeignKey(Indicator, models.DO_NOTHING, related_name="figures")
    unit = models.ForeignKey(Unit, models.DO_NOTHING)
    first_day = models.DateField()
    last_day = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    ground = models.TextField()

    class Meta:
        managed = False
        db_table = "figures"


class Promise(models.Model):
    pk = models.CompositePrimaryKey("indicator_id", "unit_id", "last_day")
    indicator = models.ForeignKey(Indicator, models.DO_NOTHING, related_name="promises")
    unit = models.ForeignKey(Unit, models.DO_NOTHING, related_name="promises")
    first_day = models.DateField()
    last_day = models.DateField()
    at_least = models.DecimalField(max_digits=20, decimal_places=0)

    class Meta:
        managed = False
        db_table = "promises"


class Task(models.Model):
    slug = models.TextField(unique=True)
    name = models.TextField()
    folded = models.TextField()
    programme = models.ForeignKey(Programme, models.DO_NOTHING, related_name="tasks")
    draft = models.BooleanField()

    class Meta:
        managed = False
        db_table = "tasks"


class Entry(models.Model):
    pk = models.CompositePrimaryKey("indicator_id", "place")
    indicator = models.ForeignKey(Indicator, models.DO_NOTHING, related_name="entries")
    place = models.IntegerField()
    who = models.TextField()
    what = models.TextField()
    number = models.IntegerField()
    hash = models.TextField()

    class Meta:
        managed = False
        db_table = "entries"
