#include "net/curl_transport_body.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <list>
#include <new>

#include "base/error.hpp"
#include "base/handle.hpp"

namespace confsync::net {

namespace {

using Mime = Handle<curl_mime, curl_mime_free>;

/// Bytes on their way out. libcurl sends a request again by itself when a kept connection turns
/// out to be closed; refusing to rewind is how it is kept from that.
struct Outgoing {
    std::string_view bytes;
    const Part* part = nullptr;
    std::unique_ptr<std::istream> stream;
    std::size_t sent = 0;
    bool may_rewind = false;
    std::exception_ptr failure;  ///< of `open`: an exception may not cross libcurl
};

std::size_t read_bytes(char* target, std::size_t, std::size_t room, void* context) {
    auto& body = *static_cast<Outgoing*>(context);
    const std::size_t size = std::min(room, body.bytes.size() - body.sent);
    if (size > 0) std::memcpy(target, body.bytes.data() + body.sent, size);
    body.sent += size;
    return size;
}

int seek_bytes(void* context, curl_off_t offset, int origin) {
    auto& body = *static_cast<Outgoing*>(context);
    if (!body.may_rewind && body.sent > 0) return CURL_SEEKFUNC_FAIL;
    if (origin != SEEK_SET || offset != 0) return CURL_SEEKFUNC_CANTSEEK;
    body.sent = 0;
    return CURL_SEEKFUNC_OK;
}

std::size_t read_part(char* target, std::size_t, std::size_t room, void* context) {
    auto& body = *static_cast<Outgoing*>(context);
    try {
        if (!body.stream) body.stream = body.part->open();
    } catch (...) {
        body.failure = std::current_exception();
    }
    if (body.failure || !body.stream) return CURL_READFUNC_ABORT;
    body.stream->read(target, static_cast<std::streamsize>(room));
    const auto size = static_cast<std::size_t>(body.stream->gcount());
    body.sent += size;
    // A file that shrank since it was measured must not become an attachment with a hole.
    if (size == 0 && body.sent != body.part->size) return CURL_READFUNC_ABORT;
    return size;
}

int seek_part(void* context, curl_off_t offset, int origin) {
    auto& body = *static_cast<Outgoing*>(context);
    const int answer = seek_bytes(context, offset, origin);
    if (answer == CURL_SEEKFUNC_OK) body.stream.reset();
    return answer;
}

void check(CURLcode code) {
    if (code == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
    if (code == CURLE_OK) return;
    throw Error(ErrorKind::failed,
                std::string("libcurl refuses a request body: ") + curl_easy_strerror(code));
}

}  // namespace

struct RequestBody::State {
    State(CURL* handle, const Request& sent) : easy(handle), request(sent) {}

    void set_method() const;
    void set_bytes();
    void set_parts();
    void add_part(const Part& part);

    CURL* easy;
    const Request& request;
    Mime mime;
    std::list<Outgoing> outgoing;
};

void RequestBody::State::set_method() const {
    const std::string name(to_string(request.method));
    check(curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, name.c_str()));
}

void RequestBody::State::set_bytes() {
    Outgoing& body = outgoing.emplace_back();
    body.bytes = request.body;
    body.may_rewind = request.repeat == Repeat::safe;
    check(curl_easy_setopt(easy, CURLOPT_POST, 1L));
    check(curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                           static_cast<curl_off_t>(request.body.size())));
    check(curl_easy_setopt(easy, CURLOPT_READFUNCTION, &read_bytes));
    check(curl_easy_setopt(easy, CURLOPT_READDATA, &body));
    check(curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, &seek_bytes));
    check(curl_easy_setopt(easy, CURLOPT_SEEKDATA, &body));
}

void RequestBody::State::set_parts() {
    mime.reset(curl_mime_init(easy));
    if (!mime) throw std::bad_alloc();
    for (const Part& part : request.parts) add_part(part);
    check(curl_easy_setopt(easy, CURLOPT_MIMEPOST, mime.get()));
}

void RequestBody::State::add_part(const Part& part) {
    curl_mimepart* const target = curl_mime_addpart(mime.get());
    if (target == nullptr) throw std::bad_alloc();
    Outgoing& body = outgoing.emplace_back();
    body.part = &part;
    body.may_rewind = request.repeat == Repeat::safe;
    check(curl_mime_name(target, part.name.c_str()));
    if (!part.file_name.empty()) check(curl_mime_filename(target, part.file_name.c_str()));
    if (!part.content_type.empty()) check(curl_mime_type(target, part.content_type.c_str()));
    check(curl_mime_data_cb(target, static_cast<curl_off_t>(part.size), &read_part, &seek_part,
                            nullptr, &body));
}

RequestBody::RequestBody(void* easy, const Request& request)
    : state_(std::make_unique<State>(easy, request)) {
    const bool may_have_body = request.method != Method::get && request.method != Method::del;
    if (!request.parts.empty()) {
        state_->set_parts();
    } else if (may_have_body || !request.body.empty()) {
        state_->set_bytes();
    }
    state_->set_method();
}

void RequestBody::rethrow_failure() const {
    for (const Outgoing& body : state_->outgoing)
        if (body.failure) std::rethrow_exception(body.failure);
}

RequestBody::~RequestBody() { curl_easy_setopt(state_->easy, CURLOPT_MIMEPOST, nullptr); }

}  // namespace confsync::net
