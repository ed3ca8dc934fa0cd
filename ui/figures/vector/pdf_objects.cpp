// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/vector/pdf_objects.h"

#include "ui/figures/vector/vector_numbers.h"

#include <zlib.h>

#include <QCryptographicHash>

#include <algorithm>

namespace trefoil {
namespace {

std::string deflated(std::string_view data)
{
    uLongf size = compressBound(static_cast<uLong>(data.size()));
    std::string out(size, '\0');
    const int result = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
        reinterpret_cast<const Bytef*>(data.data()), static_cast<uLong>(data.size()), Z_DEFAULT_COMPRESSION);
    if (result != Z_OK)
        qFatal("zlib could not compress: out of memory");
    out.resize(size);
    return out;
}

} // namespace

PdfObjects::PdfObjects()
    : m_bytes("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n") // bytes above 127 tell transfer programs that it is binary
{
}

PdfReference PdfObjects::reserve()
{
    m_offsets.push_back(0);
    return {static_cast<int>(m_offsets.size())};
}

void PdfObjects::write(PdfReference reference, std::string_view body)
{
    m_offsets.at(static_cast<std::size_t>(reference.number - 1)) = m_bytes.size();
    appendInteger(m_bytes, reference.number);
    m_bytes += " 0 obj\n";
    m_bytes += body;
    m_bytes += "\nendobj\n";
}

PdfReference PdfObjects::add(std::string_view body)
{
    const PdfReference reference = reserve();
    write(reference, body);
    return reference;
}

void PdfObjects::writeStream(PdfReference reference, std::string_view entries, std::string_view data)
{
    const std::string packed = deflated(data);
    std::string body = "<<";
    body += entries;
    body += "/Filter/FlateDecode/Length ";
    appendInteger(body, static_cast<std::int64_t>(packed.size()));
    body += ">>stream\n";
    body += packed;
    body += "\nendstream";
    write(reference, body);
}

PdfReference PdfObjects::addStream(std::string_view entries, std::string_view data)
{
    const PdfReference reference = reserve();
    writeStream(reference, entries, data);
    return reference;
}

QByteArray PdfObjects::finish(PdfReference catalog, PdfReference information)
{
    const QByteArray digest = QCryptographicHash::hash(
        QByteArrayView(m_bytes.data(), static_cast<qsizetype>(m_bytes.size())), QCryptographicHash::Md5)
                                  .toHex();
    const std::size_t table = m_bytes.size();
    m_bytes += "xref\n0 ";
    appendInteger(m_bytes, static_cast<std::int64_t>(m_offsets.size() + 1));
    m_bytes += "\n0000000000 65535 f \n";
    for (const std::size_t offset : m_offsets) {
        const std::string digits = std::to_string(offset);
        m_bytes.append(10 - std::min<std::size_t>(10, digits.size()), '0');
        m_bytes += digits;
        m_bytes += " 00000 n \n";
    }
    m_bytes += "trailer\n<</Size ";
    appendInteger(m_bytes, static_cast<std::int64_t>(m_offsets.size() + 1));
    m_bytes += "/Root ";
    appendReference(m_bytes, catalog);
    m_bytes += "/Info ";
    appendReference(m_bytes, information);
    m_bytes += "/ID[<";
    m_bytes.append(digest.constData(), static_cast<std::size_t>(digest.size()));
    m_bytes += "><";
    m_bytes.append(digest.constData(), static_cast<std::size_t>(digest.size()));
    m_bytes += ">]>>\nstartxref\n";
    appendInteger(m_bytes, static_cast<std::int64_t>(table));
    m_bytes += "\n%%EOF\n";
    return QByteArray(m_bytes.data(), static_cast<qsizetype>(m_bytes.size()));
}

void appendReference(std::string& out, PdfReference reference)
{
    appendInteger(out, reference.number);
    out += " 0 R";
}

std::string pdfTextString(const QString& text)
{
    const bool ascii = std::all_of(text.begin(), text.end(),
        [](QChar character) { return character.unicode() >= 0x20 && character.unicode() < 0x7F; });
    std::string out = ascii ? "(" : "<FEFF";
    for (const QChar character : text) {
        if (!ascii) {
            appendHexadecimal(out, character.unicode(), 4);
            continue;
        }
        const char byte = character.toLatin1();
        if (byte == '(' || byte == ')' || byte == '\\')
            out += '\\';
        out += byte;
    }
    out += ascii ? ')' : '>';
    return out;
}

std::string pdfDate(const QDateTime& moment)
{
    return "(D:" + moment.toUTC().toString(u"yyyyMMddHHmmss").toStdString() + "Z)";
}

void appendHexadecimal(std::string& out, unsigned value, int digits)
{
    constexpr std::string_view alphabet = "0123456789ABCDEF";
    for (int digit = digits - 1; digit >= 0; --digit)
        out += alphabet[(value >> (4U * static_cast<unsigned>(digit))) & 0xFU];
}

} // namespace trefoil
