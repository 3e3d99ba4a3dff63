import{$i as e,C as t,G as n,Gi as r,H as i,Hi as a,K as o,Kt as s,R as c,U as l,W as u,Wi as d,Xa as f,Xi as p,Yt as m,Z as h,Za as g,Zi as _,_o as v,an as y,ar as b,b as x,en as S,fn as C,g as w,go as T,ln as E,on as D,pa as O,q as k,qi as A,un as j,v as M,vo as N,wo as P,xo as ee}from"./ui-BIdjz2Zp.js";import{t as F}from"./Select-C9AjDWEc.js";import{t as I}from"./count-CgtU_mPO.js";import{n as L,t as R}from"./download-sTpc5lHk.js";import{a as te,i as ne,n as re,o as ie,r as ae,s as oe,t as se}from"./useExport-B-0evXVI.js";import{n as ce,t as le}from"./worker-lbs9Cvhx.js";import{t as z}from"./NotApplied-BazzIMhX.js";import{t as ue}from"./useMutation-CZWTfFMz.js";import{i as B}from"./selector-C-QMnEt5.js";var V=P(ee(),1);function H({order:e,setOrder:r,close:i}){let{current:a,change:o,reset:s}=c(),l=n.filter(({id:e})=>!a.shown.includes(e));return N(T,{children:[N(`ul`,{className:t.columns,children:[a.shown.map(e=>v(U,{id:e,current:a,change:o},e)),l.map(({id:e,header:t})=>v(`li`,{children:N(`label`,{children:[v(`input`,{type:`checkbox`,checked:!1,onChange:()=>o(u(a,e))}),t]})},e))]}),v(de,{add:e=>o(u(a,e)),shown:a.shown}),v(pe,{order:e,setOrder:r}),N(`p`,{className:t.actions,children:[v(b,{onPress:s,children:`As at first`}),v(b,{className:`primary`,onPress:i,children:`Done`})]})]})}function U({id:e,current:t,change:n}){let r=o(e)?.header??e,a=t.pinned.includes(e);return N(`li`,{children:[N(`label`,{children:[v(`input`,{type:`checkbox`,checked:!0,onChange:()=>n(u(t,e))}),r]}),v(b,{"aria-label":`${r}: to the left`,onPress:()=>n(i(t,e,-1)),children:`←`}),v(b,{"aria-label":`${r}: to the right`,onPress:()=>n(i(t,e,1)),children:`→`}),N(b,{onPress:()=>n(l(t,e)),children:[a?`Unpin`:`Pin`,N(`span`,{className:`visually-hidden`,children:[` `,r]})]})]})}function de({add:e,shown:n}){let[r,i]=(0,V.useState)(``),a=(0,V.useId)(),o=(0,V.useId)(),s=r.trim(),c=n.includes(s)?`it is a column already`:h(s),l=c!==null&&s.includes(`.`);return N(`form`,{onSubmit:t=>{t.preventDefault(),c===null&&(e(s),i(``))},children:[v(`label`,{htmlFor:a,children:`A value of the payload`}),v(`input`,{id:a,value:r,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>i(e.value),"aria-invalid":l,"aria-describedby":l?o:void 0}),l&&N(`p`,{id:o,role:`status`,children:[v(`span`,{"aria-hidden":!0,children:`✕ `}),`No column: `,c,`.`]}),v(`p`,{className:t.actions,children:v(b,{type:`submit`,isDisabled:c!==null,children:`Add the column`})})]})}var fe={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function pe({order:e,setOrder:t}){let n=M.map(e=>[e,`${fe[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return v(`p`,{children:v(F,{label:`Order by`,value:e,options:n,set:t})})}var W=e=>e.flatMap(e=>e.beside?[e,e.beside]:[e]);function me(e,t){return e===`jsonl`?``:`${[`id`,...W(t).map(({id:e})=>e)].map(R).join(`,`)}\r\n`}function he(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=W(n).map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(R).join(`,`)}\r\n`}function G(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[me(e,r),...t.map(t=>he(e,t,r))]}var ge=O(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),_e=O(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),K=500;async function ve(e,t,n){if(e!==`all`)return{count:e.size,isExact:!0};let{data:r,errors:i}=await p(ge,{filter:t??null},n?{signal:n}:{});if(!r.completions)throw i[0]??Error(`the count is missing`);return{count:r.completions.totalCount,isExact:r.completions.totalCountIsExact}}async function ye(e,t,n){let{data:r,errors:i}=await p(_e,{input:{filter:e,...t}},{signal:n});if(!r.tagCompletions)throw i[0]??Error(`the answer is missing`);return r.tagCompletions.count}var be=[`OFFLINE`,`NO_ANSWER`,`BROKEN_OFF`,`UNAVAILABLE`];async function xe(e,t,n,{signal:r,progress:i,waits:a}){let o=e===`all`?[t??{}]:q([...e]).map(e=>({id:{in:e}})),s={count:0,isExact:!0},c=e=>{e&&be.includes(e.code)&&(s.isExact=!1),a(e)};for(let[t,a]of o.entries())s.count+=await ne(()=>ye(a,n,r),c,r),i(Math.min((t+1)*K,e===`all`?1/0:e.size));return s}function q(e,t=K){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function J(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var Se=new URL(`export.worker-Ci0Nu_M4.js`,import.meta.url).href,Ce=O(`
  query ExportCompletions(
    $filter: CompletionFilter
    $orderBy: [CompletionOrder!]!
    $first: Int!
    $after: String
  ) {
    completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        id
        createdAt
        updatedAt
        revision
        status
        kind
        model
        provider
        operation
        userId
        sessionId
        duration
        timeToFirstToken
        promptVersion
        tags
        failureKind
        failureReason
        finishReason
        usage {
          promptTokens
          completionTokens
          totalTokens
          cachedTokens
          cacheWriteTokens
          reasoningTokens
          audioTokens
        }
        cost {
          total
          input
          output
          cached
          priceSource
          priceDate
          pricedModel
        }
        metadata
        request
        response
        extra
        stacktrace {
          file
          line
          lineno
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`),we=20,Te=200;async function Ee({filters:e,orderBy:t,format:n,parts:r},{signal:i,progress:a,waits:o}){let{remote:s,end:c}=le(ce(Se));try{r.push(await s.head(n));let c={count:0,bytes:0},l=new ae(we,Te),u=({text:e,count:t,bytes:n})=>{r.push(e),c.count+=t,c.bytes+=n,a({...c})};for(let r of e)await te({ask:(e,a)=>De({filter:r??null,orderBy:t,first:e,after:a},s,n,i),size:l,take:u,waits:o},i)}finally{c()}}async function De(t,n,r,i){let a=await _(Ce,t,{signal:i}),o=await n.page(a,r),[s]=o.errors;if(s)throw e.of(s);return{...o,bytes:o.text.size}}function Oe(e,t,n){let{begin:r,...i}=re();return{...i,begin:i=>r(t===`whole`?ke(e,i,n):Ae(e,n))}}function ke({filter:e,order:t},n,r){let i=n===null?[e]:q(n).map(e=>({id:{in:e}})),a=[];return{read:e=>Ee({filters:i,orderBy:x(t),format:r,parts:a},e),save:()=>L(`completions`,r,a)}}function Ae({filter:e,order:t,columns:n},r){let i=k(n.map(({id:e})=>e)),a={filter:e,orderBy:x(t),wanted:i},o=G(r,[],n);return{read:e=>se({ask:(e,t,n)=>w(a,e,t,n),pageRows:200,take:e=>o.push(new Blob(G(r,e,n).slice(1)))},e),save:()=>L(`completions`,r,o)}}var je={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},Y={jsonl:`JSON lines`,csv:`CSV`};function Me(e){let{rows:n,columns:r,selection:i,filter:a,close:o}=e,[s,c]=(0,V.useState)(`jsonl`),[l,u]=(0,V.useState)(`columns`),d=Oe(e,l,s),f=g(I(a,n.reading)),p=n.rows.map(n.current),m=i===`all`?[]:[...i],h=p.filter(({id:e})=>m.includes(e)),_=l===`columns`,x=m.length>0?h:p,S=d.read!==null;return N(T,{children:[v(z,{}),v(X,{legend:`What`,of:je,value:l,set:u,isDisabled:S}),v(X,{legend:`Format`,of:Y,value:s,set:c,isDisabled:S}),s===`csv`&&v(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),v(ie,{of:d,what:`call`}),N(`p`,{className:t.actions,children:[(_||m.length>0)&&N(b,{className:`primary`,isDisabled:S,onPress:()=>{_?(L(`completions`,s,G(s,x,r)),d.saved(x.length)):d.begin(m)},children:[`Save the `,y(_?x.length:m.length),` `,m.length>0?`selected`:`loaded`]}),!(_&&n.isWhole)&&N(b,{isDisabled:S,onPress:()=>d.begin(null),children:[`Save all that match`,f.data&&`: ${y(f.data.totalCount,f.data.totalCountIsExact)}`]}),v(b,{onPress:o,children:`Close`})]})]})}function X({legend:e,of:n,value:r,set:i,isDisabled:a}){return N(`fieldset`,{className:t.actions,disabled:a,children:[v(`legend`,{children:e}),Object.entries(n).map(([n,a])=>N(`label`,{className:t.choice,children:[v(`input`,{type:`radio`,name:e,checked:r===n,onChange:()=>i(n)}),a]},n))]})}var Ne=O(`
  query TasksToTagFor {
    feedbackTasks(first: 1000) {
      nodes {
        id
        name
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
      }
    }
  }
`),Pe=()=>f({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:t,errors:n}=await p(Ne,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});function Z({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function Fe(e){return B({...e,tags:{all:[],any:[],none:e.tags.none}})}function Ie({selection:e,filter:n,close:r}){let[i,o]=(0,V.useState)(``),[c,l]=(0,V.useState)(``),[u,d]=(0,V.useState)(``),f=a(`WRITER`),p=g({queryKey:[`tagging`,e===`all`?n??{}:[...e]],queryFn:({signal:t})=>ve(e,n,t),gcTime:0}),[h,_]=(0,V.useState)(null),{tag:x,progress:S,wait:C,cancel:w}=Le(e,n),E=h?Z(h.selector):[],O={add:[...new Set([...J(i),...E])],remove:J(c)},k=p.data,A=k?y(k.count,k.isExact):``,j=k&&D(k.count,`completion`,k.isExact),M=k&&(!k.isExact||k.count>1e3)?A:null,P=f===null&&!!k&&k.count>0&&O.add.length+O.remove.length>0&&(M===null||u.replaceAll(`,`,``).trim()===M.replaceAll(`,`,``));return x.isSuccess?N(T,{children:[N(`p`,{role:`status`,children:[D(x.data.count,`completion`,x.data.isExact),` changed.`]}),h&&v(`p`,{children:N(`a`,{href:`#/tasks/${encodeURIComponent(h.id)}`,children:[`See the queue of `,v(s,{text:h.name||h.id})]})}),v(b,{className:`primary`,autoFocus:!0,onPress:r,children:`Done`})]}):N(`form`,{onSubmit:e=>{e.preventDefault(),P&&x.mutate(O)},children:[p.error&&v(m,{error:p.error,retry:()=>void p.refetch()}),v(`p`,{role:`status`,children:j?`${j} selected.`:`Counting …`}),v(z,{}),v(Q,{label:`Add tags, with commas between them`,value:i,set:o,isFirst:!0}),v(ze,{task:h,set:_}),v(Q,{label:`Take tags away`,value:c,set:l}),M!==null&&v(Q,{label:`These are many: type ${M} to go on`,value:u,set:d}),x.error&&v(m,{error:x.error}),x.error&&S>0&&N(`p`,{role:`status`,children:[`Of the selected `,y(S),` were done before that. Tagging anew begins at the first: what has the tags stays as it is.`]}),x.isPending&&N(`p`,{role:`status`,children:[y(S),` done …`,` `,C&&v(oe,{wait:C},`${C.code} ${S}`)]}),N(`p`,{className:t.actions,children:[N(b,{type:`submit`,className:`primary`,isDisabled:!P||x.isPending,children:[`Tag `,A]}),v(b,{onPress:()=>{w(),r()},children:`Cancel`}),f]})]})}function Le(e,t){let[n,i]=(0,V.useState)(0),[a,o]=(0,V.useState)(null),s=(0,V.useRef)(new AbortController);return(0,V.useEffect)(()=>{let e=new AbortController;return s.current=e,()=>e.abort()},[]),{tag:ue({mutationFn:n=>r(e===`all`?[]:[...e],()=>xe(e,t,n,{signal:s.current.signal,progress:i,waits:o})),onMutate:()=>i(0),onSuccess:({count:t,isExact:n},{add:r,remove:i})=>{S(`${D(t,`completion`,n)} changed`),e!==`all`&&A(({id:t,tags:n})=>e.has(t)?[...new Set([...n,...r])].filter(e=>!i.includes(e)):void 0)},onSettled:(t,n)=>{o(null),(n||e===`all`)&&d()}}),progress:n,wait:a,cancel:()=>s.current.abort()}}function Re({id:e,name:t,selector:n}){let r=Z(n).length===0;return[e,`${t||e}${r?` (does not select by tags)`:``}`,r]}function ze({task:e,set:t}){let n=g(Pe()),r=e?Fe(e.selector):[];return n.error?v(m,{error:n.error,retry:()=>void n.refetch()}):N(T,{children:[v(F,{label:`Add the tags of a task, so that it is graded`,value:e?.id??``,options:[[``,`no task`],...(n.data??[]).map(Re)],set:e=>t(n.data?.find(({id:t})=>t===e)??null)}),e&&N(`p`,{role:`status`,children:[`Adds `,v(s,{text:Z(e.selector).join(`, `)}),`.`,r.length>0&&N(T,{children:[` `,`The task takes only what is also `,v(s,{text:r.join(`, `)}),`.`]})]})]})}function Q({label:e,value:t,set:n,isFirst:r=!1}){return N(`label`,{children:[e,v(`input`,{value:t,autoFocus:r,onChange:({target:e})=>n(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function Be(e){let{which:n,close:r}=e;return v(j,{isOpen:!0,isDismissable:!0,className:t.veil??``,onOpenChange:r,children:v(E,{className:t.dialog??``,children:N(C,{"aria-label":$[n],children:[v(`h2`,{children:$[n]}),n===`columns`&&v(H,{...e}),n===`tag`&&v(Ie,{...e}),n===`export`&&v(Me,{...e})]})})})}export{Be as Dialogs};