#include "net/retry_after.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <string_view>

#include "base/text.hpp"

namespace confsync::net {

namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<std::chrono::milliseconds> seconds_of(std::string_view text) {
    constexpr int a_day = 24 * 60 * 60;
    int seconds = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (problem == std::errc::result_out_of_range) return std::chrono::seconds{a_day};
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return std::chrono::seconds{std::clamp(seconds, 0, a_day)};
}

}  // namespace

std::optional<Timestamp> parse_http_date(const std::string& text) {
    unsigned day = 0;
    char name[4] = {};
    int year = 0, hour = 0, minute = 0, second = 0;
    const int fields = std::sscanf(text.c_str(), "%*3s, %2u %3s %4d %2d:%2d:%2d GMT", &day, name,
                                   &year, &hour, &minute, &second);
    const auto month = std::find(months.begin(), months.end(), std::string_view(name));
    if (fields != 6 || month == months.end()) return std::nullopt;
    const auto number = static_cast<unsigned>(month - months.begin()) + 1;
    const auto date = std::chrono::year{year} / std::chrono::month{number} / std::chrono::day{day};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second};
}

std::optional<std::chrono::milliseconds> retry_after(const Response& response, Timestamp now) {
    const auto header = response.header("Retry-After");
    if (!header) return std::nullopt;
    const std::string text(trimmed(*header));
    if (const auto seconds = seconds_of(text)) return seconds;
    const auto date = parse_http_date(text);
    if (!date) return std::nullopt;
    return std::max(*date - now, std::chrono::milliseconds{0});
}

}  // namespace confsync::net
