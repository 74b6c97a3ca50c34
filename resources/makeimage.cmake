# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Packs a static program as an image archive in the layout of "docker save", which Podman and Docker both load.
#   cmake -DPROGRAM=… -DFILE=… -DARGUMENTS=… -DLABEL=… -DFOLDER=… -DOUTPUT=… -DNAME=… -DARCHITECTURE=… -P makeimage.cmake
# FILE is what the program is called in the image, ARGUMENTS what it is started with as a JSON list.

file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}/root" "${FOLDER}/image")
file(COPY_FILE "${PROGRAM}" "${FOLDER}/root/${FILE}")
file(CHMOD "${FOLDER}/root/${FILE}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

function(pack output folder)
    execute_process(COMMAND "${CMAKE_COMMAND}" -E tar cf "${output}" --format=gnutar "--mtime=2026-01-01 00:00:00" ${ARGN}
        WORKING_DIRECTORY "${folder}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

pack("${FOLDER}/image/layer.tar" "${FOLDER}/root" "${FILE}")
file(SHA256 "${FOLDER}/image/layer.tar" layer)
string(CONCAT config
    "{\"architecture\":\"${ARCHITECTURE}\",\"os\":\"linux\",\"created\":\"2026-01-01T00:00:00Z\","
    "\"config\":{\"Entrypoint\":[\"/${FILE}\"],\"Cmd\":${ARGUMENTS},\"Labels\":{\"${LABEL}\":\"true\"}},"
    "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:${layer}\"]},"
    "\"history\":[{\"created\":\"2026-01-01T00:00:00Z\",\"created_by\":\"Quayside\"}]}")
string(SHA256 config_hash "${config}")
file(WRITE "${FOLDER}/image/${config_hash}.json" "${config}")
file(WRITE "${FOLDER}/image/manifest.json"
    "[{\"Config\":\"${config_hash}.json\",\"RepoTags\":[\"${NAME}\"],\"Layers\":[\"layer.tar\"]}]")
pack("${OUTPUT}" "${FOLDER}/image" manifest.json "${config_hash}.json" layer.tar)
