/* The least a WebKitGTK window can be: one view with a page that is part of the program. script/bench builds it and measures
   Limber's window against it in the same run, so that the machine's mood falls out of the comparison. Driven as Limber's is. */
#include <webkit2/webkit2.h>

static const char PAGE[] =
    "<!doctype html><html lang=en><meta charset=utf-8><title>Bare</title><style>body{font:16px sans-serif;margin:2rem}</style>"
    "<h1>Bare</h1><p>A page without a program.</p></html>";

static GtkWidget *view;

static WebKitWebView *hand_over(WebKitAutomationSession *session, gpointer unused) {
  (void)session, (void)unused;
  return WEBKIT_WEB_VIEW(view);
}

static void automated(WebKitWebContext *context, WebKitAutomationSession *session, gpointer unused) {
  (void)context, (void)unused;
  g_signal_connect(session, "create-web-view", G_CALLBACK(hand_over), NULL);
}

int main(int argc, char **argv) {
  gtk_init(&argc, &argv);
  WebKitWebContext *context = webkit_web_context_new();
  webkit_web_context_set_automation_allowed(context, TRUE);
  g_signal_connect(context, "automation-started", G_CALLBACK(automated), NULL);
  view = g_object_new(WEBKIT_TYPE_WEB_VIEW, "web-context", context, "is-controlled-by-automation", TRUE, NULL);
  GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
  gtk_window_set_default_size(GTK_WINDOW(window), 1080, 720);
  gtk_container_add(GTK_CONTAINER(window), view);
  g_signal_connect(window, "destroy", G_CALLBACK(gtk_main_quit), NULL);
  webkit_web_view_load_html(WEBKIT_WEB_VIEW(view), PAGE, "app://bare/");
  gtk_widget_show_all(window);
  gtk_main();
  return 0;
}
