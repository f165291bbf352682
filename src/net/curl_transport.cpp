#include "net/curl_transport.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/text.hpp"
#include "net/curl_transport_body.hpp"
#include "net/redact.hpp"

namespace confsync::net {

namespace {

using Easy = Handle<CURL, curl_easy_cleanup>;
using HeaderList = Handle<curl_slist, curl_slist_free_all>;

void initialise_curl() {
    static const CURLcode result = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (result != CURLE_OK) throw Error(ErrorKind::failed, "libcurl does not start");
}

template <class Value>
void set(CURL* easy, CURLoption option, Value value) {
    const CURLcode result = curl_easy_setopt(easy, option, value);
    if (result == CURLE_OK) return;
    throw Error(ErrorKind::failed,
                fmt::format("libcurl refuses an option: {}", curl_easy_strerror(result)));
}

/// What the callbacks of one transfer write to.
struct Transfer {
    Response response;
    std::size_t max_body = 0;
    bool too_large = false;
    std::stop_token stop;
};

std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    transfer.too_large = transfer.response.body.size() + size > transfer.max_body;
    if (transfer.too_large) return 0;
    transfer.response.body.append(bytes, size);
    return size;
}

std::size_t on_header(char* bytes, std::size_t, std::size_t size, void* context) {
    auto& headers = static_cast<Transfer*>(context)->response.headers;
    const std::string_view line = trimmed({bytes, size});
    // An interim answer (100, a proxy's CONNECT) is followed by another status line.
    if (line.substr(0, 5) == "HTTP/") headers.clear();
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && line.substr(0, 5) != "HTTP/") {
        headers.push_back(
            {std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
    }
    return size;
}

int on_progress(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Transfer*>(context)->stop.stop_requested() ? 1 : 0;
}

/// Easy handles between requests, each with its open connections.
class Pool {
  public:
    Easy take() {
        const std::scoped_lock lock(mutex_);
        if (idle_.empty()) return Easy(curl_easy_init());
        Easy easy = std::move(idle_.back());
        idle_.pop_back();
        return easy;
    }

    void give_back(Easy easy) {
        curl_easy_reset(easy.get());
        const std::scoped_lock lock(mutex_);
        idle_.push_back(std::move(easy));
    }

  private:
    std::mutex mutex_;
    std::vector<Easy> idle_;
};

class CurlTransport final : public Transport {
  public:
    explicit CurlTransport(CurlOptions options) : options_(std::move(options)) {
        initialise_curl();
    }

    Response send(const Request& request, const Cancellation& cancel) override {
        if (cancel.stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
        Easy easy = pool_.take();
        if (!easy) throw Error(ErrorKind::failed, "libcurl does not start");
        Response response = perform(easy.get(), request, cancel);
        pool_.give_back(std::move(easy));
        return response;
    }

  private:
    Response perform(CURL* easy, const Request& request, const Cancellation& cancel) const {
        Transfer transfer{{}, options_.max_body, false, cancel.stop};
        const HeaderList headers = header_list(request);
        apply_policy(easy);
        apply_time(easy, cancel);
        apply_callbacks(easy, transfer);
        set(easy, CURLOPT_URL, request.url.c_str());
        set(easy, CURLOPT_HTTPHEADER, headers.get());
        const RequestBody body(easy, request);
        const CURLcode result = curl_easy_perform(easy);
        body.rethrow_failure();
        if (result != CURLE_OK) fail(easy, result, transfer, request);
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        transfer.response.status = static_cast<int>(status);
        return std::move(transfer.response);
    }

    static HeaderList header_list(const Request& request) {
        // Without it libcurl waits a second for "100 Continue" before a large body.
        HeaderList list(curl_slist_append(nullptr, "Expect:"));
        for (const Header& header : request.headers) {
            const std::string line = fmt::format("{}: {}", header.name, header.value);
            curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
            if (longer == nullptr) throw std::bad_alloc();
        }
        return list;
    }

    void apply_policy(CURL* easy) const {
        set(easy, CURLOPT_NOSIGNAL, 1L);
        set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        set(easy, CURLOPT_FOLLOWLOCATION, 0L);
        set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
        set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
        set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
        set(easy, CURLOPT_ACCEPT_ENCODING, "");
        set(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());
        // Set even when empty: an unset option makes libcurl read the environment.
        set(easy, CURLOPT_PROXY, options_.proxy.c_str());
        set(easy, CURLOPT_NOPROXY, "");
        if (!options_.ca_bundle.empty()) set(easy, CURLOPT_CAINFO, options_.ca_bundle.c_str());
    }

    void apply_time(CURL* easy, const Cancellation& cancel) const {
        auto time = options_.request_timeout;
        if (cancel.deadline != Deadline::max()) {
            const auto left = cancel.deadline - system_clock().steady_now();
            time = std::min(time, std::chrono::ceil<std::chrono::milliseconds>(left));
        }
        if (time.count() <= 0) {
            throw Error(ErrorKind::network, "time ran out", "nothing was sent");
        }
        set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(time.count()));
        set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
    }

    static void apply_callbacks(CURL* easy, Transfer& transfer) {
        set(easy, CURLOPT_WRITEFUNCTION, &on_body);
        set(easy, CURLOPT_WRITEDATA, &transfer);
        set(easy, CURLOPT_HEADERFUNCTION, &on_header);
        set(easy, CURLOPT_HEADERDATA, &transfer);
        set(easy, CURLOPT_NOPROGRESS, 0L);
        set(easy, CURLOPT_XFERINFOFUNCTION, &on_progress);
        set(easy, CURLOPT_XFERINFODATA, &transfer);
    }

    /// In libcurl's words, but for the one error that tells of our own refusal to send twice.
    static std::string told(CURLcode code) {
        if (code == CURLE_SEND_FAIL_REWIND) return "the connection was cut";
        return curl_easy_strerror(code);
    }

    [[noreturn]] void fail(CURL* easy, CURLcode code, const Transfer& transfer,
                           const Request& request) const {
        const std::string address = redact_url(request.url);
        if (transfer.stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
        if (transfer.too_large) {
            throw Error(ErrorKind::failed, fmt::format("the answer of {} is larger than {} MB",
                                                       address, options_.max_body >> 20));
        }
        long sent = 0;
        curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &sent);
        throw Error(ErrorKind::network, fmt::format("no answer from {}: {}", address, told(code)),
                    advice(sent > 0, request));
    }

    static std::string advice(bool sent, const Request& request) {
        if (!sent) return "nothing was sent; check the address, the network and the proxy";
        if (request.method == Method::get) return "check the network and the proxy, then try again";
        return "the request may have taken effect; the next run looks";
    }

    CurlOptions options_;
    Pool pool_;
};

}  // namespace

std::unique_ptr<Transport> curl_transport(CurlOptions options) {
    return std::make_unique<CurlTransport>(std::move(options));
}

}  // namespace confsync::net
