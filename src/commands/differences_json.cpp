#include "commands/differences_json.hpp"

#include <nlohmann/json.hpp>

#include "commands/plan_parts_json.hpp"

namespace confsync::commands {

using engine::PageDifference;
using nlohmann::json;

json differences_json(const std::vector<PageDifference>& differences) {
    json array = json::array();
    for (const PageDifference& page : differences) {
        json object{
            {"key", page.key.value}, {"title", page.title}, {"version", page.version.number}};
        set_text(object, "file", page.file);
        set_text(object, "there", page.there);
        set_text(object, "here", page.here);
        if (page.in_storage) object["in_storage"] = true;
        set_text(object, "stored_there", page.stored_there);
        set_text(object, "stored_here", page.stored_here);
        array.push_back(std::move(object));
    }
    return array;
}

PageDifference difference_of(Fields fields) {
    PageDifference page;
    page.key = engine::PageKey(fields.text("key"));
    page.title = fields.text("title");
    page.version = {fields.number("version")};
    page.file = fields.text_or_empty("file");
    page.there = fields.text_or_empty("there");
    page.here = fields.text_or_empty("here");
    page.in_storage = fields.flag_or_false("in_storage");
    page.stored_there = fields.text_or_empty("stored_there");
    page.stored_here = fields.text_or_empty("stored_here");
    fields.end();
    return page;
}

}  // namespace confsync::commands
