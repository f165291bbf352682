#pragma once

#include <string>
#include <string_view>

namespace confsync::sandbox {

/// What the server says about an error of expat (an XML_Error). `rest` is the body from the error
/// on, `open` the innermost open element.
std::string fault_reason(int error, std::string_view rest, std::string_view open);

}  // namespace confsync::sandbox
