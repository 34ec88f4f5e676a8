from django.urls import path

from peer import views

urlpatterns = [
    path("", views.home),
    path("tim-kiem", views.table),
    path("chi-tieu/<slug:slug>", views.indicator),
]
