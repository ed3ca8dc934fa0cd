// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trefoil {

/// The number of an indirect object; 0 is none.
struct PdfReference {
    int number = 0;
};

/// A PDF 1.4 file under construction (ISO 32000-1, 7.5): header, indirect objects, cross references.
class PdfObjects {
public:
    PdfObjects();

    /// A number to refer to now and to write later; every reserved object must be written.
    [[nodiscard]] PdfReference reserve();
    void write(PdfReference reference, std::string_view body);
    PdfReference add(std::string_view body);

    /// @param entries of the stream's dictionary, without Length and Filter; the data is deflated
    void writeStream(PdfReference reference, std::string_view entries, std::string_view data);
    PdfReference addStream(std::string_view entries, std::string_view data);

    /// The file. Its ID is a digest of its content. Call once, last.
    [[nodiscard]] QByteArray finish(PdfReference catalog, PdfReference information);

private:
    std::string m_bytes;
    std::vector<std::size_t> m_offsets; ///< of object 1, 2, …
};

void appendReference(std::string& out, PdfReference reference); ///< "12 0 R"

/// A text string (7.9.2.2): in parentheses where it is ASCII, UTF-16 in hexadecimal otherwise.
[[nodiscard]] std::string pdfTextString(const QString& text);
[[nodiscard]] std::string pdfDate(const QDateTime& moment); ///< (D:20261124195428Z)
void appendHexadecimal(std::string& out, unsigned value, int digits); ///< upper case, leading zeros

} // namespace trefoil
