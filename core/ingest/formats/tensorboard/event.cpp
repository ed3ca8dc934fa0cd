// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/formats/tensorboard/event.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

namespace trefoil {

namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

/// One field of a message. Of a number the bits, of anything with a length a view.
struct Field {
    int number = 0;
    WireFormatLite::WireType type = WireFormatLite::WIRETYPE_VARINT;
    std::uint64_t bits = 0;
    std::string_view bytes;
};

/// Reads the fields of one message without copying them.
class Message {
public:
    explicit Message(std::string_view bytes)
        : m_bytes(bytes)
        , m_input(reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<int>(bytes.size()))
    {
    }

    /// False at the end, and where the bytes are no message; isSound() tells which.
    bool next(Field& field)
    {
        const std::uint32_t tag = m_input.ReadTag();
        if (tag == 0) {
            m_isSound = m_input.ConsumedEntireMessage();
            return false;
        }
        field.number = WireFormatLite::GetTagFieldNumber(tag);
        field.type = WireFormatLite::GetTagWireType(tag);
        m_isSound = readValue(field);
        return m_isSound;
    }

    [[nodiscard]] bool isSound() const { return m_isSound; }

private:
    bool readValue(Field& field)
    {
        switch (field.type) {
        case WireFormatLite::WIRETYPE_VARINT:
            return m_input.ReadVarint64(&field.bits);
        case WireFormatLite::WIRETYPE_FIXED64:
            return m_input.ReadLittleEndian64(&field.bits);
        case WireFormatLite::WIRETYPE_FIXED32: {
            std::uint32_t bits = 0;
            const bool isRead = m_input.ReadLittleEndian32(&bits);
            field.bits = bits;
            return isRead;
        }
        case WireFormatLite::WIRETYPE_LENGTH_DELIMITED: {
            std::uint32_t length = 0;
            if (!m_input.ReadVarint32(&length)) {
                return false;
            }
            const auto start = static_cast<std::size_t>(m_input.CurrentPosition());
            if (length > m_bytes.size() - start) {
                return false;
            }
            field.bytes = m_bytes.substr(start, length);
            return m_input.Skip(static_cast<int>(length));
        }
        default:
            return false; // groups, which these messages never had
        }
    }

    std::string_view m_bytes;
    CodedInputStream m_input;
    bool m_isSound = true;
};

bool isBytes(const Field& field, int number)
{
    return field.number == number && field.type == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
}

bool isNumber(const Field& field, int number)
{
    return field.number == number && field.type != WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
}

double floatOf(std::uint64_t bits)
{
    return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
}

template <class Number>
std::optional<double> onlyElement(std::string_view bytes)
{
    if (bytes.size() != sizeof(Number)) {
        return std::nullopt;
    }
    Number value{};
    std::memcpy(&value, bytes.data(), sizeof(Number)); // the files are little-endian, and so are we
    return static_cast<double>(value);
}

/// IEEE half precision.
std::optional<double> onlyHalf(std::string_view bytes)
{
    if (bytes.size() != 2) {
        return std::nullopt;
    }
    std::uint16_t bits = 0;
    std::memcpy(&bits, bytes.data(), 2);
    const int exponent = bits >> 10 & 0x1F;
    const int fraction = bits & 0x3FF;
    double value = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(fraction + 1024, exponent - 25);
    if (exponent == 0x1F) {
        value = fraction == 0 ? std::numeric_limits<double>::infinity()
                              : std::numeric_limits<double>::quiet_NaN();
    }
    return (bits & 0x8000) != 0 ? -value : value;
}

std::optional<double> elementOf(std::uint64_t type, std::string_view content)
{
    // tensorflow/core/framework/types.proto
    switch (type) {
    case 1:
        return onlyElement<float>(content);
    case 2:
        return onlyElement<double>(content);
    case 3:
        return onlyElement<std::int32_t>(content);
    case 9:
        return onlyElement<std::int64_t>(content);
    case 14: // bfloat16: the upper half of a float
        return content.size() == 2 ? onlyElement<float>(std::string(2, '\0') + std::string(content))
                                   : std::nullopt;
    case 19:
        return onlyHalf(content);
    default:
        return std::nullopt;
    }
}

/// The number of a TensorProto that holds one; nothing for larger tensors and for texts.
std::optional<double> readTensor(std::string_view bytes)
{
    constexpr int dtype = 1;
    constexpr int content = 4;
    constexpr int floats = 5;
    constexpr int doubles = 6;
    constexpr int integers = 7;
    constexpr int longIntegers = 10;
    Message message(bytes);
    Field field;
    std::uint64_t type = 0;
    std::string_view data;
    std::optional<double> value;
    while (message.next(field)) {
        if (isNumber(field, dtype)) {
            type = field.bits;
        } else if (isBytes(field, content)) {
            data = field.bytes;
        } else if (isBytes(field, floats)) {
            value = onlyElement<float>(field.bytes);
        } else if (isNumber(field, floats)) {
            value = floatOf(field.bits);
        } else if (isBytes(field, doubles)) {
            value = onlyElement<double>(field.bytes);
        } else if (isNumber(field, doubles)) {
            value = std::bit_cast<double>(field.bits);
        } else if (isNumber(field, integers) || isNumber(field, longIntegers)) {
            value = static_cast<double>(std::bit_cast<std::int64_t>(field.bits));
        } else if (isBytes(field, integers) || isBytes(field, longIntegers)) {
            CodedInputStream packed(reinterpret_cast<const std::uint8_t*>(field.bytes.data()),
                static_cast<int>(field.bytes.size()));
            std::uint64_t bits = 0;
            const bool isOne = packed.ReadVarint64(&bits)
                && packed.CurrentPosition() == static_cast<int>(field.bytes.size());
            value =
                isOne ? std::optional(static_cast<double>(std::bit_cast<std::int64_t>(bits))) : std::nullopt;
        }
    }
    return message.isSound() && !value ? elementOf(type, data) : value;
}

/// SummaryMetadata.plugin_data.plugin_name.
std::string_view readPlugin(std::string_view metadata)
{
    Message message(metadata);
    Field field;
    while (message.next(field)) {
        if (!isBytes(field, 1)) {
            continue;
        }
        Message data(field.bytes);
        Field name;
        while (data.next(name)) {
            if (isBytes(name, 1)) {
                return name.bytes;
            }
        }
    }
    return {};
}

bool readValue(std::string_view bytes, Event& event)
{
    constexpr int tag = 1;
    constexpr int simpleValue = 2;
    constexpr int tensor = 8;
    constexpr int metadata = 9;
    EventScalar scalar;
    bool hasNumber = false;
    Message message(bytes);
    Field field;
    while (message.next(field)) {
        if (isBytes(field, tag)) {
            scalar.tag = field.bytes;
        } else if (field.number == simpleValue && field.type == WireFormatLite::WIRETYPE_FIXED32) {
            scalar.value = floatOf(field.bits);
            hasNumber = true;
        } else if (isBytes(field, tensor)) {
            const auto value = readTensor(field.bytes);
            scalar.value = value.value_or(0);
            scalar.isTensor = true;
            hasNumber = value.has_value();
        } else if (isBytes(field, metadata)) {
            scalar.plugin = readPlugin(field.bytes);
        }
    }
    if (!message.isSound()) {
        return false;
    }
    if (hasNumber) {
        event.scalars.push_back(scalar);
    } else {
        ++event.others;
    }
    return true;
}

bool readSummary(std::string_view bytes, Event& event)
{
    Message message(bytes);
    Field field;
    while (message.next(field)) {
        if (isBytes(field, 1) && !readValue(field.bytes, event)) {
            return false;
        }
    }
    return message.isSound();
}

} // namespace

bool parseEvent(std::string_view bytes, Event& event)
{
    constexpr int wallTime = 1;
    constexpr int step = 2;
    constexpr int fileVersion = 3;
    constexpr int summary = 5;
    event.wallTime = 0;
    event.step = 0;
    event.fileVersion = {};
    event.scalars.clear();
    event.others = 0;
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        return false;
    }
    Message message(bytes);
    Field field;
    while (message.next(field)) {
        if (field.number == wallTime && field.type == WireFormatLite::WIRETYPE_FIXED64) {
            event.wallTime = std::bit_cast<double>(field.bits);
        } else if (isNumber(field, step)) {
            event.step = std::bit_cast<std::int64_t>(field.bits);
        } else if (isBytes(field, fileVersion)) {
            event.fileVersion = field.bytes;
        } else if (isBytes(field, summary) && !readSummary(field.bytes, event)) {
            return false;
        }
    }
    return message.isSound();
}

} // namespace trefoil
