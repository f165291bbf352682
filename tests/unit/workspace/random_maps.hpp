#pragma once

#include <fmt/format.h>

#include <random>
#include <string>

#include "workspace/map_json.hpp"

namespace confsync::workspace {

inline engine::PageRecord small_record(const std::string& id, int version,
                                       const std::string& title) {
    engine::PageRecord record;
    record.id = engine::PageId{id};
    record.version = {version};
    record.title = title;
    record.parent = engine::PageId{"9"};
    record.inputs = record.form = record.body = Digest{std::string(64, 'a')};
    return record;
}

/// Maps of every shape the engine can make; the same seed, the same map.
class RandomMap {
  public:
    explicit RandomMap(unsigned seed) : engine_(seed) {}

    MapDocument map() {
        MapDocument map;
        map.profiles["default"] = state();
        if (chance()) map.profiles["staging"] = state();
        if (chance()) map.unknown_fields = "{\"later\":[1,{\"x\":null}]}";
        return map;
    }

  private:
    bool chance() { return engine_() % 2 == 0; }
    std::string hex(std::size_t size) {
        std::string text;
        while (text.size() < size) text += fmt::format("{:x}", engine_() % 16);
        return text;
    }
    std::string text() {
        static const std::string pieces[] = {"a", "ü",  "\"", "\\",   "/",
                                             " ", "\n", "{",  "\x01", "€"};
        std::string text = "t";
        for (auto n = engine_() % 6; n > 0; --n) text += pieces[engine_() % std::size(pieces)];
        return text;
    }
    engine::PageRecord record() {
        engine::PageRecord record = small_record(hex(6), static_cast<int>(engine_() % 90), text());
        record.inputs.value = hex(64);
        if (chance()) record.file = text();
        if (chance()) record.parent.value.clear();
        if (chance()) record.commit.value = hex(40);
        if (chance()) record.source.value = hex(40);
        if (chance()) record.labels = {"a", text()};
        if (chance())
            record.attachments[text()] = {engine::AttachmentId{"att1"},
                                          {3},
                                          Digest{hex(40)},
                                          chance() ? text() : "",
                                          chance() ? engine::Pixels{300, 200} : engine::Pixels{}};
        if (chance()) record.prior = {engine::BlobId{hex(40)}, {4}};
        if (chance()) record.state = static_cast<engine::RecordState>(engine_() % 7);
        if (chance()) record.position = 5;
        if (chance()) record.unknown_fields = "{\"new\":{\"y\":\"}\"}}";
        return record;
    }
    engine::State state() {
        engine::State state;
        state.site = text();
        if (chance()) state.synced_commit.value = hex(40);
        if (chance()) state.unknown_fields = "{\"n\":1}";
        for (auto n = engine_() % 8; n > 0; --n) state.pages[engine::PageKey{text()}] = record();
        return state;
    }

    std::mt19937 engine_;
};

inline MapDocument random_map(unsigned seed) { return RandomMap(seed).map(); }

}  // namespace confsync::workspace
