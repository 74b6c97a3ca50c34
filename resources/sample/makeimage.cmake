# SPDX-FileCopyrightText: 2026 The Quayside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Packs the sample program as an image archive in the layout of "docker save", which Podman and Docker both load.
#   cmake -DPROGRAM=… -DFOLDER=… -DOUTPUT=… -DNAME=… -DARCHITECTURE=… -P makeimage.cmake

file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}/root" "${FOLDER}/image")
file(COPY_FILE "${PROGRAM}" "${FOLDER}/root/sample")
file(CHMOD "${FOLDER}/root/sample" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

function(pack output folder)
    execute_process(COMMAND "${CMAKE_COMMAND}" -E tar cf "${output}" --format=gnutar "--mtime=2026-01-01 00:00:00" ${ARGN}
        WORKING_DIRECTORY "${folder}" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

pack("${FOLDER}/image/layer.tar" "${FOLDER}/root" sample)
file(SHA256 "${FOLDER}/image/layer.tar" layer)
string(CONCAT config
    "{\"architecture\":\"${ARCHITECTURE}\",\"os\":\"linux\",\"created\":\"2026-01-01T00:00:00Z\","
    "\"config\":{\"Entrypoint\":[\"/sample\"],\"Cmd\":[\"--http\",\"80\"],\"Labels\":{\"io.github.quayside.sample\":\"true\"}},"
    "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:${layer}\"]},"
    "\"history\":[{\"created\":\"2026-01-01T00:00:00Z\",\"created_by\":\"Quayside\"}]}")
string(SHA256 config_hash "${config}")
file(WRITE "${FOLDER}/image/${config_hash}.json" "${config}")
file(WRITE "${FOLDER}/image/manifest.json"
    "[{\"Config\":\"${config_hash}.json\",\"RepoTags\":[\"${NAME}\"],\"Layers\":[\"layer.tar\"]}]")
pack("${OUTPUT}" "${FOLDER}/image" manifest.json "${config_hash}.json" layer.tar)
