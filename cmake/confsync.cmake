# How every target of the house is built: one warning set, one function per kind of target.

option(CONFSYNC_WERROR "Warnings are errors" ON)
option(CONFSYNC_BENCH "Build the benchmarks" OFF)
option(CONFSYNC_FUZZ "Build the fuzz targets (Clang only)" OFF)
set(CONFSYNC_SANITIZE "" CACHE STRING "Value of -fsanitize= for every target")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

if(CONFSYNC_SANITIZE)
  add_compile_options(-fsanitize=${CONFSYNC_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CONFSYNC_SANITIZE})
endif()

add_library(confsync_warnings INTERFACE)
target_compile_options(confsync_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wimplicit-fallthrough
  # Optimising, GCC 12 is wrong about std::string in braced temporaries and about "a" + string.
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-maybe-uninitialized;-Wno-restrict>
  $<$<BOOL:${CONFSYNC_WERROR}>:-Werror>)

# confsync_room(NAME [USES room…] [LINK library…]): the room src/NAME as library confsync_NAME.
# Libraries behind LINK stay private: a C library's header stands only in its owner file.
function(confsync_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${name}/*.cpp")
  list(TRANSFORM ROOM_USES PREPEND confsync_)
  add_library(confsync_${name} STATIC ${sources})
  target_include_directories(confsync_${name} PUBLIC "${CMAKE_SOURCE_DIR}/src")
  if(CONFSYNC_SANITIZE)
    # Halves the waiting; the dev preset, without it, sees to it that every file includes its own.
    target_precompile_headers(confsync_${name} PRIVATE
      <algorithm> <functional> <map> <optional> <string> <vector> <fmt/format.h>)
  endif()
  target_link_libraries(confsync_${name} PUBLIC ${ROOM_USES} PRIVATE confsync_warnings ${ROOM_LINK})
endfunction()
