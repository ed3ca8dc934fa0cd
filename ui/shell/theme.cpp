// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include <QApplication>
#include <QPalette>

#include "ui/shell/flat_style.h"

// The macro declares a function, which must be outside of any namespace.
static void initialiseIcons()
{
    Q_INIT_RESOURCE(shell_icons);
}

namespace trefoil {

namespace {

struct Colours {
    QRgb window, base, alternate, button, text, quiet, mid, accent, accentText, soft, link;
};

constexpr Colours light{0xFFF5F7F9, 0xFFFFFFFF, 0xFFF8FAFB, 0xFFFFFFFF, 0xFF1F2933, 0xFF5F6B7A, 0xFFDCE1E7,
    0xFF0B7A6E, 0xFFFFFFFF, 0xFFE1F2EF, 0xFF0B6B61};
constexpr Colours dark{0xFF1B1F24, 0xFF22272E, 0xFF262C33, 0xFF2B323A, 0xFFE3E8ED, 0xFF9AA6B2, 0xFF3A424C,
    0xFF3FB8A8, 0xFF10201E, 0xFF1F3F3B, 0xFF62CDBE};

QPalette paletteOf(const Colours& colours)
{
    QPalette palette;
    const auto set = [&palette](
                         QPalette::ColorRole role, QRgb colour) { palette.setColor(role, QColor(colour)); };
    set(QPalette::Window, colours.window);
    set(QPalette::Base, colours.base);
    set(QPalette::AlternateBase, colours.alternate);
    set(QPalette::Button, colours.button);
    set(QPalette::WindowText, colours.text);
    set(QPalette::Text, colours.text);
    set(QPalette::ButtonText, colours.text);
    set(QPalette::ToolTipBase, colours.base);
    set(QPalette::ToolTipText, colours.text);
    set(QPalette::PlaceholderText, colours.quiet);
    set(QPalette::Mid, colours.mid);
    set(QPalette::Midlight, colours.soft);
    set(QPalette::Highlight, colours.accent);
    set(QPalette::HighlightedText, colours.accentText);
    set(QPalette::Link, colours.link);
    set(QPalette::LinkVisited, colours.link);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor disabled(colours.quiet);
        disabled.setAlpha(150);
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    return palette;
}

// Colours are named by palette role where Qt allows it; @names are replaced by the colours that it does not
// name.
const QString sheet = QStringLiteral(R"(
QToolTip { padding: 4px; border: 1px solid @mid; background: @base; color: @text; }
QMenuBar { background: @base; } QMenuBar::item { padding: 5px 9px; } QMenuBar::item:selected { background: @soft; }
QToolBar { background: @base; border: 0; border-bottom: 1px solid @mid; spacing: 6px; padding: 5px 8px; }
QToolBar QToolButton { border: 1px solid @mid; border-radius: 5px; padding: 5px 11px; background: @button; }
QToolBar QToolButton:hover, QToolBar QToolButton:focus { border-color: @accent; }
QToolBar QToolButton:checked { background: @soft; border-color: @accent; }
QToolBar QToolButton:disabled { color: @quiet; }
QToolBar QToolButton[primary="true"] { background: @accent; color: @accentText; border-color: @accent; }
QPushButton { border: 1px solid @mid; border-radius: 5px; padding: 5px 14px; background: @button; }
QPushButton:hover, QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @quiet; }
QPushButton[primary="true"]:enabled { background: @accent; color: @accentText; border-color: @accent; }
QPushButton#filter { padding: 4px 10px; } QPushButton#filter:checked { background: @soft; border-color: @accent; }
QPushButton#large { font-size: 12pt; border-radius: 8px; }
QPushButton#large:focus { border: 2px solid @text; }
QPushButton#link { border: 0; background: transparent; color: @link; padding: 4px; }
QPushButton#link:hover, QPushButton#link:focus { text-decoration: underline; }
QLabel#quiet { color: @quiet; }
QLabel#title { font-weight: bold; }
QLabel#headline { font-size: 17pt; }
QLineEdit { border: 1px solid @mid; border-radius: 4px; padding: 3px 6px; background: @base; }
QLineEdit:focus { border-color: @accent; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { padding: 6px 10px; background: @base; font-weight: bold; }
QTabBar { qproperty-drawBase: 0; }
QComboBox QAbstractItemView { background: @base; selection-background-color: @soft; selection-color: @text; }
QTabBar::tab { padding: 6px 6px; border: 0; border-bottom: 2px solid transparent; background: @base; color: @quiet; }
QTabBar::tab:selected { border-bottom: 2px solid @accent; color: @text; }
QTabBar::tab:focus { color: @link; }
QMainWindow::separator { background: @mid; width: 1px; height: 1px; }
QHeaderView::section { background: @base; border: 0; border-bottom: 1px solid @mid; padding: 4px 8px; }
QTableView, QListView, QTreeView { background: @base; selection-background-color: @soft; selection-color: @text; }
QTableView#runsTable QHeaderView::section { padding-right: 22px; }
QTableView::item { padding: 0 4px; }
QTableView#summary, QListWidget#steps { background: transparent; }
QTableView#summary QHeaderView, QTableView#summary QHeaderView::section { background: transparent; }
QComboBox { border: 1px solid @mid; border-radius: 4px; padding: 3px 6px; background: @button; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url(:/trefoil/icons/arrow-down.svg); width: 10px; height: 6px; }
QComboBox:hover, QComboBox:focus { border-color: @accent; }
QComboBox:disabled { color: @quiet; background: transparent; }
QToolButton#order::menu-indicator { image: none; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: 0; padding: 0; background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QListWidget::item { padding: 5px 4px; }
QListWidget::item:selected { background: @soft; color: @text; }
QWidget#page { background: @base; }
QWidget#bar { background: @window; border-bottom: 1px solid @mid; }
QStatusBar { background: @base; border-top: 1px solid @mid; } QStatusBar::item { border: 0; }
QScrollArea { border: 0; }
)");

QString sheetOf(const Colours& colours)
{
    QString text = sheet;
    const std::pair<const char*, QRgb> names[] = {{"@window", colours.window}, {"@base", colours.base},
        {"@button", colours.button}, {"@text", colours.text}, {"@quiet", colours.quiet},
        {"@mid", colours.mid}, {"@accentText", colours.accentText}, {"@accent", colours.accent},
        {"@soft", colours.soft}, {"@link", colours.link}};
    for (const auto& [name, colour] : names) {
        text.replace(QLatin1String(name), QColor(colour).name());
    }
    return text;
}

} // namespace

void applyTheme(QApplication& application, Theme theme)
{
    initialiseIcons();
    static const bool systemIsDark = isDark(QApplication::palette());
    const Colours& colours = theme == Theme::Dark || (theme == Theme::System && systemIsDark) ? dark : light;
    QApplication::setStyle(new FlatStyle); // the application owns it
    QApplication::setPalette(paletteOf(colours));
    application.setStyleSheet(sheetOf(colours));
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace trefoil
