/** What can be made again is kept here between runs; deleting the folder costs time and nothing else. */
export const cacheFolder = ".cache";
