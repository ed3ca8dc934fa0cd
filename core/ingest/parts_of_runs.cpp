// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/parts_of_runs.h"

#include "core/units/quantity.h"

namespace trefoil {

namespace {

std::filesystem::path placeOf(const Companion& companion)
{
    return std::filesystem::path(std::u8string(companion.path.begin(), companion.path.end()));
}

/// Forgets everything but whether there was a record, and whether the file was called a part of one.
class FirstRecord final : public RecordSink {
public:
    ContextId intern(const Context&) override { return ContextId{1}; }
    const Quantity& quantity(const Quantity& proposed) override { return m_registry.add(proposed); }
    void declare(const SourceColumn&) override { }
    void append(const SeriesChunk&) override { }
    void attach(Predictions) override { }
    void accept(const Record&) override { m_isThere = true; }
    void diagnose(Diagnostic diagnostic) override { m_isPart = m_isPart || diagnostic.code == "part_of_run"; }

    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] bool isPart() const { return m_isPart; }

private:
    QuantityRegistry m_registry;
    bool m_isThere = false;
    bool m_isPart = false;
};

class UntilFirstRecord final : public Progress {
public:
    UntilFirstRecord(const FirstRecord& record, const Progress& progress)
        : m_record(record)
        , m_progress(progress)
    {
    }

    void report(std::string_view, std::int64_t, std::int64_t) override { }
    [[nodiscard]] bool stopRequested() const override
    {
        return m_record.isThere() || m_progress.stopRequested();
    }

private:
    const FirstRecord& m_record;
    const Progress& m_progress;
};

} // namespace

void CompanionPlaces::add(const std::vector<Companion>& companions)
{
    for (const Companion& companion : companions) {
        auto& places = companion.kind == Companion::Kind::File ? m_files
            : companion.kind == Companion::Kind::Names         ? m_folders
                                                               : m_trees;
        places.insert(placeOf(companion).lexically_normal());
    }
}

bool CompanionPlaces::has(const std::filesystem::path& file) const
{
    if (m_files.contains(file) || m_folders.contains(file.parent_path())) {
        return true;
    }
    for (std::filesystem::path folder = file.parent_path(); folder.has_relative_path();
         folder = folder.parent_path()) {
        if (m_trees.contains(folder)) {
            return true;
        }
    }
    return false;
}

bool givesRecords(const Source& source, const Importer& importer, const Progress& progress)
{
    FirstRecord record;
    UntilFirstRecord untilThen(record, progress);
    static_cast<void>(importer.read(source, {}, record, untilThen));
    return record.isThere();
}

bool isSmallPartOfRun(const Source& source, const Importer& importer, const Progress& progress)
{
    constexpr std::size_t mostBytes = 65'536;
    if (source.bytes().size() > mostBytes) {
        return false;
    }
    FirstRecord record;
    UntilFirstRecord untilThen(record, progress);
    static_cast<void>(importer.read(source, {}, record, untilThen));
    return record.isPart() && !record.isThere();
}

} // namespace trefoil
