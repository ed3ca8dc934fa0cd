// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/record.h"
#include "core/frame/frame.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace trefoil::testing {

/// A frame from columns written down in a test; absent says that a run has no value.
class HandBuiltFrame {
public:
    explicit HandBuiltFrame(std::vector<std::string> names)
        : m_frame(std::make_shared<Frame>())
    {
        m_frame->names = std::move(names);
        for (std::size_t i = 0; i < m_frame->names.size(); ++i) {
            m_frame->runs.push_back(RunId{static_cast<std::int64_t>(i) + 1});
        }
    }

    HandBuiltFrame& with(const Quantity& quantity, std::vector<double> values, Grade grade)
    {
        auto column = std::make_shared<Column>();
        column->quantity = &quantity;
        for (const double value : values) {
            column->grades.push_back(isAbsent(value) ? Grade::Absent : grade);
            column->presentCount += isAbsent(value) ? std::size_t(0) : std::size_t(1);
        }
        column->values = std::move(values);
        m_frame->columns.push_back(std::move(column));
        return *this;
    }

    HandBuiltFrame& with(Standard standard, std::vector<double> values)
    {
        return with(quantityOf(standard), std::move(values), Grade::Measured);
    }

    HandBuiltFrame& withText(std::string id, const std::vector<std::string>& texts)
    {
        auto column = std::make_shared<TextColumn>();
        column->id = std::move(id);
        column->name = column->id;
        column->labels = {""};
        for (const std::string& text : texts) {
            const auto place = std::find(column->labels.begin(), column->labels.end(), text);
            column->codes.push_back(static_cast<std::uint32_t>(place - column->labels.begin()));
            if (place == column->labels.end()) {
                column->labels.push_back(text);
            }
        }
        m_frame->texts.push_back(std::move(column));
        return *this;
    }

    [[nodiscard]] FramePointer frame() const { return m_frame; }

private:
    std::shared_ptr<Frame> m_frame;
};

} // namespace trefoil::testing
