#include "sandbox/control_json.hpp"

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "sandbox/answers_json.hpp"

namespace confsync::sandbox {

namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& what) {
    throw Error{ErrorKind::usage, "not a fault: " + what, "see src/sandbox/faults.hpp"};
}

template <class T>
T choice(const Json& value, std::initializer_list<std::pair<const char*, T>> known) {
    for (const auto& [word, meaning] : known)
        if (value == word) return meaning;
    refuse(value.dump());
}

int number(const Json& value) {
    if (!value.is_number_integer()) refuse(value.dump());
    return value.get<int>();
}

std::string text(const Json& value) {
    if (!value.is_string()) refuse(value.dump());
    return value.get<std::string>();
}

void read_edit(Fault& fault, const Json& edit) {
    fault.kind = FaultKind::edit_before_write;
    if (!edit.is_object() || !edit.contains("page")) refuse(edit.dump());
    for (const auto& [key, value] : edit.items()) {
        if (key == "page")
            fault.page = value.is_string() ? text(value) : value.dump();
        else if (key == "title")
            fault.title = text(value);
        else if (key == "body")
            fault.body = text(value);
        else if (key == "comment")
            fault.comment = text(value);
        else if (key == "author")
            fault.author = text(value);
        else
            refuse(key);
    }
}

/// The key that says what kind of fault it is.
bool read_kind(Fault& fault, const std::string& key, const Json& value) {
    if (key == "cut")
        fault.kind = choice<FaultKind>(
            value, {{"before", FaultKind::cut_before}, {"after", FaultKind::cut_after}});
    else if (key == "status")
        fault.status = number(value);
    else if (key == "html")
        fault.kind = FaultKind::html;
    else if (key == "forbidden")
        fault.kind = FaultKind::forbidden;
    else if (key == "not_found_after_create")
        fault.kind = FaultKind::not_found_after_create;
    else if (key == "conflict_after_create")
        fault.kind = FaultKind::conflict_after_create;
    else if (key == "edit_before_write")
        read_edit(fault, value);
    else
        return false;
    return true;
}

void read_detail(Fault& fault, const std::string& key, const Json& value) {
    if (key == "count")
        fault.counting = choice<Counting>(
            value,
            {{"all", Counting::all}, {"writes", Counting::writes}, {"reads", Counting::reads}});
    else if (key == "path")
        fault.path = text(value);
    else if (key == "at")
        fault.at = number(value);
    else if (key == "times")
        fault.times = number(value);
    else if (key == "retry_after")
        fault.retry_after = number(value);
    else if (key == "effect")
        fault.landed = choice<bool>(value, {{"none", false}, {"landed", true}});
    else
        refuse(key);
}

}  // namespace

Fault read_fault(std::string_view json) {
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object()) refuse("no JSON object");
    Fault fault;
    int kinds = 0;
    for (const auto& [key, value] : object.items()) {
        if (read_kind(fault, key, value))
            ++kinds;
        else
            read_detail(fault, key, value);
    }
    if (kinds != 1) refuse("exactly one kind must be given");
    return fault;
}

std::string counters_json(const Counters& counters) {
    return Json{{"requests", counters.requests},
                {"reads", counters.reads},
                {"writes", counters.writes},
                {"routes", counters.routes},
                {"credentials_to_media", counters.credentials_to_media}}
        .dump();
}

std::string id_in(std::string_view json) {
    const Json object = Json::parse(json, nullptr, false);
    return object.is_object() && object.contains("id") && object["id"].is_string()
               ? object["id"].get<std::string>()
               : std::string{};
}

serve::Response answer_control(const serve::Request& request, Faults& faults) {
    if (request.method == "GET") return json_answer(counters_json(faults.counters()));
    if (request.method == "DELETE") {
        faults.clear();
        return {204};
    }
    if (request.method != "POST") return serve::plain_text("GET, POST or DELETE\n", 405);
    try {
        faults.arm(read_fault(request.body));
    } catch (const Error& error) {
        return serve::plain_text(error.message() + "\n", 400);
    }
    return {204};
}

}  // namespace confsync::sandbox
