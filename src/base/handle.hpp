#pragma once

#include <memory>

namespace confsync {

/// Owns a C handle: `using Repository = Handle<git_repository, git_repository_free>;` in the owner
/// file's anonymous namespace.
template <auto free_function>
struct FreeWith {
    template <class T>
    void operator()(T* pointer) const noexcept {
        free_function(pointer);
    }
};

template <class T, auto free_function>
using Handle = std::unique_ptr<T, FreeWith<free_function>>;

/// Lets a C function fill a handle through its `T**` parameter: `open(out(repository), path)`.
template <class HandleType>
class OutPointer {
  public:
    explicit OutPointer(HandleType& target) : target_(target) {}
    OutPointer(const OutPointer&) = delete;
    OutPointer& operator=(const OutPointer&) = delete;
    ~OutPointer() { target_.reset(raw_); }

    operator typename HandleType::pointer *() { return &raw_; }

  private:
    HandleType& target_;
    typename HandleType::pointer raw_ = nullptr;
};

template <class HandleType>
OutPointer<HandleType> out(HandleType& target) {
    return OutPointer<HandleType>(target);
}

}  // namespace confsync
