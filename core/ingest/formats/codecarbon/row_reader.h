// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/csv/csv_dialect.h"
#include "core/ingest/csv/csv_reader.h"
#include "core/ingest/formats/codecarbon/context_cache.h"
#include "core/ingest/formats/codecarbon/plausibility.h"
#include "core/ingest/formats/codecarbon/run_groups.h"

namespace trefoil::codecarbon {

/// Makes records of the rows of one file and puts them into the sink. Rows that are damaged are repaired
/// where that is certain and set aside otherwise.
class RowReader {
public:
    RowReader(const Header& header, CsvDialect dialect, std::string path, RecordSink& sink);

    void read(const CsvRow& row);
    void finish(); ///< tells what was only counted

private:
    /// A column of numbers that is a standard quantity.
    struct NumberColumn {
        Column column;
        Standard standard;
        Grade grade;
        bool isDeclared = false;
    };
    /// A column that CodeCarbon does not know; becomes a quantity when it holds a number.
    struct ExtraColumn {
        std::size_t position;
        std::string name;
        std::string id;
        std::optional<Standard> standard; ///< a column called "accuracy" is the accuracy
        const Quantity* quantity = nullptr;
    };

    void addNumberColumn(Column column, Standard standard, Grade grade);
    void addExtraColumns();
    void readCells(const Cells& cells, const CsvRow& row);
    void readRecord(const Cells& cells, const RowLayout& layout, const CsvRow& row);
    [[nodiscard]] bool readRequired(const Cells& cells, const RowLayout& layout, const CsvRow& row);
    void readNumbers(const Cells& cells, const RowLayout& layout);
    void readExtras(const Cells& cells);
    void readIdentity(const Cells& cells, const RowLayout& layout);
    void declare(NumberColumn& column);
    void setAside(const CsvRow& row, std::string_view code, std::string reason);
    [[nodiscard]] std::optional<double> numberIn(std::string_view cell) const;

    const Header& m_header;
    CsvDialect m_dialect;
    std::string m_path;
    RecordSink& m_sink;
    ContextCache m_contexts;
    PlausibilityCheck m_plausibility;
    RunGroups m_groups;
    std::vector<NumberColumn> m_numberColumns;
    std::vector<ExtraColumn> m_extraColumns;
    Record m_record;
    std::int64_t m_realigned = 0;
    std::int64_t m_firstRealigned = 0;
};

} // namespace trefoil::codecarbon
