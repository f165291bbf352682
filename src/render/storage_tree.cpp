#include "render/storage_tree.hpp"

namespace confsync::render {

namespace {

constexpr unsigned int raw_flags =
    pugi::parse_minimal | pugi::parse_fragment | pugi::parse_cdata | pugi::parse_ws_pcdata;
constexpr int deepest = 1000;

/// Walks without recursion: the depth is what is being judged.
bool is_too_deep(const pugi::xml_document& document) {
    int depth = 0;
    for (pugi::xml_node node = document.first_child(); node;) {
        if (node.first_child()) {
            if (++depth > deepest) return true;
            node = node.first_child();
            continue;
        }
        while (depth > 0 && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
    return false;
}

}  // namespace

std::unique_ptr<pugi::xml_document> parse_storage(std::string_view storage) {
    auto document = std::make_unique<pugi::xml_document>();
    const auto result =
        document->load_buffer(storage.data(), storage.size(), raw_flags, pugi::encoding_utf8);
    if (!result || is_too_deep(*document)) return nullptr;
    return document;
}

}  // namespace confsync::render
