#include "render/storage.hpp"

#include "base/text.hpp"
#include "render/storage_elements.hpp"
#include "render/storage_entities.hpp"
#include "render/storage_print.hpp"
#include "render/storage_simplify.hpp"
#include "render/storage_tree.hpp"

namespace confsync::render {

namespace {

using pugi::xml_node;

bool is_invisible(std::string_view name) {
    return name == "ac:parameter" || name == "ac:adf-fallback" || name == "ac:adf-attribute" ||
           name == "ac:task-id" || name == "ac:task-uuid" || name == "ac:task-status";
}

/// Collects what a reader sees, ending a line where a block ends.
class TextCollector {
  public:
    void collect(xml_node parent) {
        for (const xml_node child : parent.children()) {
            if (child.type() == pugi::node_element) {
                element(child);
            } else {
                append(child.type() == pugi::node_cdata ? child.value()
                                                        : decode_entities(child.value()));
            }
        }
    }

    std::string take() {
        end_line();
        return std::move(text_);
    }

  private:
    void element(xml_node node) {
        const std::string_view name = node.name();
        if (is_invisible(name)) return;
        const bool block = is_block_element(name);
        if (block) end_line();
        if (name == "br") append(" ");
        if (name == "ac:link" && !node.child("ac:link-body")) {
            append(decode_entities(node.child("ri:page").attribute("ri:content-title").value()));
        }
        verbatim_ += is_verbatim_element(name) ? 1 : 0;
        collect(node);
        verbatim_ -= is_verbatim_element(name) ? 1 : 0;
        if (block) end_line();
    }

    void append(std::string_view characters) {
        for (const char c : characters) {
            const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!blank || verbatim_ > 0) {
                text_ += c;
            } else if (!at_blank()) {
                text_ += ' ';
            }
        }
    }

    bool at_blank() const { return text_.empty() || text_.back() == ' ' || text_.back() == '\n'; }

    void end_line() {
        if (verbatim_ == 0 && !text_.empty() && text_.back() == ' ') text_.pop_back();
        if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    }

    std::string text_;
    int verbatim_ = 0;
};

}  // namespace

std::string canonical(std::string_view storage) {
    const auto document = parse_storage(storage);
    if (!document) return std::string(storage);
    simplify(*document);
    return print_canonical(*document);
}

bool is_readable(std::string_view storage) { return parse_storage(storage) != nullptr; }

std::string visible_text(std::string_view storage) {
    const auto document = parse_storage(storage);
    if (!document) return std::string(storage);
    TextCollector collector;
    collector.collect(*document);
    return collector.take();
}

}  // namespace confsync::render
