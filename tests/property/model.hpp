#pragma once

#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "world.hpp"

namespace confsync::property {

/// Words are written once, "aw17" by an author in a file, "cw17" by a colleague on a page, so that
/// each can be followed wherever it goes.
using Words = std::set<std::string>;

/// The words of a text or a body, in order.
std::vector<std::string> words_in(const std::string& text);

/// Two clones, a site and people on both sides who do things at random. After each step the
/// promises are checked against the history that the site keeps: no word that a person wrote is
/// lost, no page is there twice, no version is needless (product contract §2, P1-P8).
class Model {
  public:
    explicit Model(unsigned seed);

    /// One step, whatever came before. False: a promise is broken, see violation().
    bool step(unsigned number);
    /// Everybody stops; clones are merged, pulled and pushed until nothing is left to do.
    bool settle();

    const std::string& violation() const { return violation_; }
    /// What was done, a line each.
    const std::vector<std::string>& story() const { return story_; }

  private:
    using Random = std::mt19937;
    struct Deed {
        const char* name;
        void (Model::*run)(Random&);
        int weight;
    };
    static const std::vector<Deed>& deeds();

    // People
    void edit_word(Random& random);
    void add_paragraph(Random& random);
    void remove_paragraph(Random& random);
    void add_file(Random& random);
    void colleague_edits_word(Random& random);
    void colleague_adds(Random& random);
    void colleague_removes(Random& random);
    void colleague_retitles(Random& random);
    void colleague_comments(Random& random);
    // The program
    void push(Random& random);
    void push_a_path(Random& random);
    void push_is_disturbed(Random& random);
    void push_meets_an_edit(Random& random);
    void pull(Random& random);
    void pull_is_dropped(Random& random);
    void pull_for_a_side(Random& random);
    void merge_clones(Random& random);

    int pick(Random& random, std::size_t below) const;
    const fs::path& clone(Random& random);
    std::vector<std::string> files(const fs::path& clone) const;
    std::string read(const fs::path& file) const;
    std::string new_word(char by);
    void save(const fs::path& clone, const std::string& why);
    void resolve(const fs::path& clone, Random& random);
    Result confsync(const fs::path& clone, const std::vector<std::string>& arguments);

    void look_at_the_site();
    void look_at_versions(const std::string& page);
    void broken(const std::string& promise);

    World world_;
    unsigned seed_;
    std::vector<fs::path> clones_;
    int last_word_ = 0;
    int last_file_ = 0;
    Words gone_;                       ///< somebody took them out
    std::map<std::string, int> seen_;  ///< by page: versions that were looked at
    std::vector<std::string> story_;
    std::string violation_;
};

}  // namespace confsync::property
