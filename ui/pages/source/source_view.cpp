// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/source/source_view.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#include "ui/bridge/text.h"

namespace trefoil {

namespace {

constexpr int neighbours = 8;
constexpr int lineNumberWidth = 8; ///< characters before a line, the blanks too

QString stateText(SourceState state)
{
    switch (state) {
    case SourceState::Unchanged:
        return SourceView::tr("The file is the one that was imported.");
    case SourceState::Changed:
        return SourceView::tr(
            "The file has changed since it was imported; this line may be another one now.");
    case SourceState::Missing:
        return SourceView::tr("The file is no longer there.");
    case SourceState::Unknown:
        break;
    }
    return {};
}

} // namespace

SourceView::SourceView(JobRunner& runner, const SourceRef& where, const std::string& sha256, QWidget* parent)
    : QDialog(parent)
    , m_where(where)
    , m_state(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
{
    setWindowTitle(tr("Source: %1").arg(toText(describe(where))));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(820, 460);
    auto* layout = new QVBoxLayout(this);
    auto* place = new QLabel(toText(describe(where)), this);
    place->setObjectName(QStringLiteral("title"));
    place->setTextFormat(Qt::PlainText);
    place->setWordWrap(true);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("Lines of the source file"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addWidget(place);
    layout->addWidget(m_state);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    runner.run<SourceExcerpt>(
        tr("Reading %1").arg(toText(where.path)),
        [where, sha256](
            Progress&) -> Result<SourceExcerpt> { return readExcerpt(where, sha256, neighbours); },
        this,
        [this](const Result<SourceExcerpt>& excerpt) {
            if (excerpt) {
                showExcerpt(*excerpt);
            }
        });
}

void SourceView::showValue(const LinePart& value, const std::string& line)
{
    const auto before = static_cast<int>(toText(line.substr(0, value.begin)).size());
    const auto length = static_cast<int>(toText(line.substr(value.begin, value.length)).size());
    QTextCursor cursor = m_text->textCursor();
    cursor.movePosition(QTextCursor::StartOfBlock);
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, lineNumberWidth + before);
    cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, length);
    QTextEdit::ExtraSelection mark;
    mark.cursor = cursor;
    mark.format.setBackground(palette().text());
    mark.format.setForeground(palette().base());
    QList<QTextEdit::ExtraSelection> marks = m_text->extraSelections();
    marks.append(mark);
    m_text->setExtraSelections(marks);
    cursor.clearSelection(); // at the end of the value, so that it is scrolled to
    m_text->setTextCursor(cursor);
}

void SourceView::showExcerpt(const SourceExcerpt& excerpt)
{
    m_state->setText(stateText(excerpt.state));
    m_state->setVisible(!m_state->text().isEmpty());
    QString text;
    int marked = -1;
    int block = 0;
    const auto add = [&](std::int64_t line, const std::string& content) {
        text += (block > 0 ? QStringLiteral("\n") : QString())
            + QStringLiteral("%1  ").arg(line, lineNumberWidth - 2) + toText(content);
        marked = line == m_where.line ? block : marked;
        ++block;
    };
    if (!excerpt.header.empty()) {
        add(1, excerpt.header);
        if (excerpt.firstLine > 2) {
            text += QStringLiteral("\n     ⋮");
            ++block;
        }
    }
    std::int64_t line = excerpt.firstLine;
    for (const std::string& content : excerpt.lines) {
        add(line++, content);
    }
    m_text->setPlainText(text);
    if (marked >= 0) {
        QTextEdit::ExtraSelection highlight;
        highlight.cursor = QTextCursor(m_text->document()->findBlockByNumber(marked));
        highlight.format.setBackground(palette().highlight());
        highlight.format.setForeground(palette().highlightedText());
        highlight.format.setProperty(QTextFormat::FullWidthSelection, true);
        m_text->setExtraSelections({highlight});
        m_text->setTextCursor(highlight.cursor);
        if (excerpt.value) {
            showValue(
                *excerpt.value, excerpt.lines[static_cast<std::size_t>(m_where.line - excerpt.firstLine)]);
        }
        m_text->ensureCursorVisible();
    }
}

} // namespace trefoil
