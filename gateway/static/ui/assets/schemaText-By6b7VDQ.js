import{$i as e,Xa as t,Zi as n,pa as r}from"./ui-BIdjz2Zp.js";import{t as i}from"./indexed-Ditt5f3h.js";import{n as a}from"./documents-CR6jBGw9.js";var o=`  `;function s(e,t){let n=[],r=[],i=e.next[t]??0,a=e=>{for(let t=r.at(-1);t&&t.end<=e;t=r.at(-1)){r.pop();let e=r.length===0||r.at(-1)?.end===t.end;n.push(o.repeat(r.length)+t.mark+(e?``:`,`))}};for(let s=t;s<i;s+=1){a(s);let l=s===t||e.keyStart[s]===0?``:`${c(e,s)}: `,u=o.repeat(r.length),d=e.next[s]??i,f=r.length===0||r.at(-1)?.end===d?``:`,`;if(!e.isContainer(s))n.push(u+l+e.source(s)+f);else{let[t,i]=e.kind[s]===0?[`{`,`}`]:[`[`,`]`];e.count[s]===0?n.push(u+l+t+i+f):(n.push(u+l+t),r.push({end:d,mark:i}))}}return a(i),n.join(`
`)}function c(e,t){return e.text.slice(e.keyStart[t],e.keyEnd[t])}var l=r(`
  query TaskContent($id: ID!) {
    feedbackTask(id: $id) {
      version
      name
      instruction
      gradesPerCompletion
      selector {
        tags {
          all
          any
          none
        }
        filter
        sampleRate
        from
        to
      }
      jsonSchema
    }
  }
`),u=e=>t({queryKey:[...a(e),`content`],queryFn:async({signal:t})=>{let{of:r,...i}=d(await n(l,{id:e},{signal:t})),a=i.data.feedbackTask;if(!a)return null;let{version:o,name:c,instruction:u,selector:f}=a,p=r.at(0,[`data`,`feedbackTask`,`jsonSchema`]);return{version:o,base:{name:c,instruction:u,gradesPerCompletion:String(a.gradesPerCompletion),selector:f,schemaText:s(r,p)}}}});function d(t){let n=new i(new TextDecoder().decode(t)),{data:r,errors:a=[]}=JSON.parse(n.text),[o]=a;if(!r||o&&o.extensions?.code!==`NOT_FOUND`)throw o?e.of(o):new e(`NO_ANSWER`,{message:`It has no data.`});return{of:n,data:r}}export{d as n,s as r,u as t};