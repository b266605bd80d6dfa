# tocsin_layer(NAME FOLDER LINK targets…) makes the static library tocsin_NAME of every source below FOLDER.
# Folders are globbed, and the build looks again by itself (CONFIGURE_DEPENDS): a new file needs no line here, and
# a file cannot lie in a folder without belonging to its layer.
function(tocsin_layer name folder)
    cmake_parse_arguments(layer "" "" "LINK" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp ${CMAKE_SOURCE_DIR}/${folder}/*.h ${CMAKE_SOURCE_DIR}/${folder}/*.qrc)
    file(GLOB resources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/${name}*.qrc)
    if(NOT sources)
        add_library(tocsin_${name} INTERFACE)
        target_link_libraries(tocsin_${name} INTERFACE tocsin_build ${layer_LINK})
        return()
    endif()
    add_library(tocsin_${name} STATIC ${sources} ${resources})
    set_target_properties(tocsin_${name} PROPERTIES AUTOMOC ON AUTORCC ON LINKER_LANGUAGE CXX)
    target_link_libraries(tocsin_${name} PUBLIC tocsin_build ${layer_LINK})
endfunction()

# tocsin_tests(FOLDER LINK targets… [LABELS labels…]) makes one Qt Test program of every tst_*.cpp in FOLDER (not below).
function(tocsin_tests folder)
    cmake_parse_arguments(tests "" "" "LINK;LABELS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/tst_*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(name ${source} NAME_WE)
        add_executable(${name} ${source})
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
        target_link_libraries(${name} PRIVATE ${tests_LINK} tocsin_testsupport Qt6::Test)
        add_test(NAME ${name} COMMAND ${name})
        set_tests_properties(${name} PROPERTIES LABELS "${tests_LABELS}"
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=$ENV{TOCSIN_TEST_TZ};LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.qpa.*=false")
    endforeach()
endfunction()
