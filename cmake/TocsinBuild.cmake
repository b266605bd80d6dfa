# tocsin_build carries everything that a target of ours is compiled with.
add_library(tocsin_build INTERFACE)
target_compile_features(tocsin_build INTERFACE cxx_std_20)
target_include_directories(tocsin_build INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(tocsin_build INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    TOCSIN_VERSION="${PROJECT_VERSION}")
target_compile_options(tocsin_build INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor -Wcast-qual
    $<$<BOOL:${TOCSIN_WERROR}>:-Werror>)

if(TOCSIN_SANITIZE)
    list(JOIN TOCSIN_SANITIZE "," sanitizers)
    target_compile_options(tocsin_build INTERFACE -fsanitize=${sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(tocsin_build INTERFACE -fsanitize=${sanitizers})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND "address" IN_LIST TOCSIN_SANITIZE)
        # g++ 12 warns of uninitialised members inside libstdc++ and Qt under ASan only.
        target_compile_options(tocsin_build INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
if(TOCSIN_FUZZ)
    target_compile_options(tocsin_build INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(TOCSIN_COVERAGE)
    target_compile_options(tocsin_build INTERFACE --coverage)
    target_link_options(tocsin_build INTERFACE --coverage)
endif()

# ccache and mold only make builds quicker; both may be absent.
find_program(TOCSIN_CCACHE ccache)
if(TOCSIN_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    # Paths below the tree count as relative ones, so that two clones share what either has compiled. What a debugger then
    # reads as the folder of compilation may be the other clone's; its sources are the same ones, or there had been no hit.
    find_program(TOCSIN_ENV env REQUIRED)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${TOCSIN_ENV} CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${TOCSIN_CCACHE})
endif()
find_program(TOCSIN_MOLD mold)
if(TOCSIN_MOLD)
    target_link_options(tocsin_build INTERFACE -fuse-ld=mold)
endif()
