#include "render/storage_blanks.hpp"

#include <algorithm>
#include <array>

#include "render/storage_elements.hpp"

namespace confsync::render {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_mark(std::string_view name) {
    constexpr std::array<std::string_view, 8> marks{"a",  "ac:link-body", "code",   "del",
                                                    "em", "small",        "strong", "u"};
    return std::binary_search(marks.begin(), marks.end(), name);
}

/// Copies a form from tag to tag.
class BlankMover {
  public:
    explicit BlankMover(std::string_view form) : form_(form) { out_.reserve(form.size()); }

    std::string moved() {
        while (at_ < form_.size()) {
            const std::size_t tag = std::min(form_.find('<', at_), form_.size());
            words(form_.substr(at_, tag - at_));
            at_ = std::min(form_.find('>', tag), form_.size() - 1) + 1;
            if (tag < form_.size()) this->tag(form_.substr(tag, at_ - tag));
        }
        return std::move(out_);
    }

  private:
    void words(std::string_view text) {
        if (text.empty()) return;
        if (text.front() == ' ') {
            blank();
            text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        }
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t gap = std::min(text.find("  ", at), text.size());
            out_ += text.substr(at, gap - at);
            at = std::min(text.find_first_not_of(' ', gap), text.size());
            if (at > gap) out_ += ' ';
        }
        if (!text.empty()) opened_ = none;
    }

    /// Before the marks that were opened last, if any.
    void blank() {
        const std::size_t place = opened_ == none ? out_.size() : opened_;
        if (place > 0 && out_[place - 1] == ' ') return;
        out_.insert(place, 1, ' ');
        if (opened_ != none) ++opened_;
    }

    void tag(std::string_view tag) {
        if (tag == "<br>" && out_.ends_with(' ')) out_.pop_back();
        if (tag.starts_with("</")) return close(tag, tag.substr(2, tag.size() - 3));
        const std::string_view name = tag.substr(1, tag.find_first_of(" >") - 1);
        if (!is_mark(name) || name.size() + 2 != tag.size()) {
            opened_ = none;
        } else if (opened_ == none) {
            opened_ = out_.size();
        }
        out_ += tag;
        if (is_verbatim_element(name)) verbatim(name);
    }

    void close(std::string_view tag, std::string_view name) {
        const bool mark = is_mark(name);
        const bool moves = mark && out_.ends_with(' ');
        if (moves) out_.pop_back();
        if ((mark || name == "p") && is_open(name)) {
            out_.resize(out_.size() - name.size() - 2);
            if (opened_ != none && opened_ >= out_.size()) opened_ = none;
        } else {
            out_ += tag;
            opened_ = none;
        }
        if (moves) blank();
    }

    /// Nothing stands behind the tag that opens it.
    bool is_open(std::string_view name) const {
        const std::size_t size = name.size() + 2;
        return out_.size() >= size && out_.ends_with('>') && out_[out_.size() - size] == '<' &&
               std::string_view(out_).substr(out_.size() - size + 1, name.size()) == name;
    }

    void verbatim(std::string_view name) {
        const std::string end = "</" + std::string(name) + ">";
        const std::size_t stop = std::min(form_.find(end, at_), form_.size());
        out_ += form_.substr(at_, stop - at_);
        at_ = stop;
    }

    std::string_view form_;
    std::size_t at_ = 0;
    std::string out_;
    std::size_t opened_ = none;  ///< where the marks begin behind which nothing stands yet
};

}  // namespace

std::string with_blanks_outside(std::string_view form) { return BlankMover(form).moved(); }

}  // namespace confsync::render
