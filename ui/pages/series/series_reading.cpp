// SPDX-License-Identifier: GPL-3.0-or-later
// What the Series page reads of the library, and when; series_page.cpp has its controls.
#include "ui/charts/series/series_view.h"
#include "ui/pages/series/series_page.h"

namespace trefoil {

namespace {

std::vector<std::uint32_t> rowsIn(const RowSet& rows)
{
    std::vector<std::uint32_t> list;
    rows.forEach([&](RowSet::Row row) { list.push_back(row); });
    return list;
}

} // namespace

void SeriesPage::forget()
{
    // Quantities and points belong to the library, which may be gone in a moment.
    m_job.cancel();
    ++m_turn;
    m_isRunning = false;
    m_catalogue.reset();
    m_cache = std::make_shared<SeriesCache>();
    m_alignmentTriedFor.clear();
    take(std::make_shared<const PreparedSeries>());
    updateSoon();
}

void SeriesPage::updateSoon()
{
    m_isDirty = true;
    if (isVisible()) {
        m_timer.start();
    }
}

void SeriesPage::updateNow()
{
    if (m_isRunning) {
        m_job.cancel(); // what it ends with starts the next
        return;
    }
    m_isDirty = false;
    if (!m_workspace.hasLibrary()) {
        return;
    }
    if (m_catalogue == nullptr) {
        readCatalogue();
    } else {
        readCurves();
    }
}

void SeriesPage::readCatalogue()
{
    m_isRunning = true;
    using Read = std::pair<SeriesCataloguePointer, ValueRules>;
    m_job = m_workspace.ask<Read>(
        {},
        [](Library& library, Progress&) -> Result<Read> {
            return library.series().and_then([&](std::vector<RunSeries> series) {
                return library.valueRules().map([&](ValueRules rules) {
                    return Read(std::make_shared<const SeriesCatalogue>(SeriesCatalogue{std::move(series)}),
                        std::move(rules));
                });
            });
        },
        this,
        [this, turn = m_turn](const Result<Read>& catalogue) {
            if (turn != m_turn) {
                return;
            }
            m_isRunning = false;
            if (catalogue) {
                m_catalogue = catalogue->first;
                m_rules = catalogue->second;
                fillQuantities();
                showRule();
            }
            if (catalogue || m_isDirty) {
                updateNow();
            }
        });
}

SeriesRequest SeriesPage::request() const
{
    SeriesRequest request;
    request.catalogue = m_catalogue;
    request.frame = m_workspace.frame();
    request.isChosen = !m_workspace.selection()->empty();
    request.rows = rowsIn(request.isChosen ? *m_workspace.selection() : *m_workspace.visible());
    request.colourBy = m_workspace.spec().colourBy;
    request.options = m_options;
    return request;
}

void SeriesPage::readCurves()
{
    if (m_options.quantityId.empty()) {
        take(std::make_shared<const PreparedSeries>());
        return;
    }
    m_isRunning = true;
    m_job = m_workspace.ask<PreparedSeriesPointer>(
        tr("Reading series"),
        [request = request(), cache = m_cache](
            Library& library, Progress& progress) { return readSeries(library, request, *cache, progress); },
        this,
        [this, turn = m_turn](const Result<PreparedSeriesPointer>& series) {
            if (turn != m_turn) {
                return;
            }
            m_isRunning = false;
            if (m_isDirty) {
                updateNow();
                return;
            }
            if (series) {
                tryAnotherAlignment(**series);
                take(*series);
            } else if (series.error().code != Errc::Cancelled) {
                Q_EMIT m_workspace.failed(series.error());
            }
        });
}

void SeriesPage::tryAnotherAlignment(const PreparedSeries& series)
{
    const bool isTried = m_alignmentTriedFor == m_options.quantityId; // once, or it would swing to and fro
    const std::optional<SeriesAlignment> other = otherAlignment(series);
    if (m_isAlignmentChosen || isTried || !other) {
        return;
    }
    m_alignmentTriedFor = m_options.quantityId;
    SeriesOptions options = m_options;
    options.alignment = *other;
    setOptions(options);
}

void SeriesPage::take(const PreparedSeriesPointer& series)
{
    m_series = series;
    m_view->setSeries(series);
    m_view->setEmptyText(emptyText());
    m_view->setHoveredRow(m_workspace.hoveredRow());
    showNote();
    Q_EMIT changed();
}

} // namespace trefoil
