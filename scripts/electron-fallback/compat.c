/*
 * Node-API 10 in the terms of Node-API 9, for the stand-in Electron runtime only.
 *
 * The SQLite addon needs a single thing from version 10: references to strings and other primitives.
 * Version 9 refers to objects only. The linker sends both calls through here (-Wl,--wrap=...): a
 * primitive is put into a holder object, recognised later by its type tag, and unwrapped when the
 * reference is read. Deleting a reference frees the holder like any other object.
 */
#include <node_api.h>
#include <stdbool.h>

static const napi_type_tag holder_tag = {0x6f6e6577696e646fULL, 0x77686f6c64657221ULL};

napi_status __real_napi_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result);
napi_status __real_napi_get_reference_value(napi_env env, napi_ref ref, napi_value* result);

napi_status __wrap_napi_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_external || type == napi_symbol) {
    return __real_napi_create_reference(env, value, count, result);
  }
  napi_value holder;
  if ((status = napi_create_object(env, &holder)) != napi_ok) return status;
  if ((status = napi_type_tag_object(env, holder, &holder_tag)) != napi_ok) return status;
  if ((status = napi_set_element(env, holder, 0, value)) != napi_ok) return status;
  return __real_napi_create_reference(env, holder, count, result);
}

napi_status __wrap_napi_get_reference_value(napi_env env, napi_ref ref, napi_value* result) {
  napi_status status = __real_napi_get_reference_value(env, ref, result);
  if (status != napi_ok || *result == NULL) return status;
  napi_valuetype type;
  if (napi_typeof(env, *result, &type) != napi_ok || type != napi_object) return napi_ok;
  bool is_holder = false;
  /* Fails while an exception is on its way; then the value is an object of the addon's, not a holder. */
  if (napi_check_object_type_tag(env, *result, &holder_tag, &is_holder) != napi_ok || !is_holder) return napi_ok;
  return napi_get_element(env, *result, 0, result);
}
